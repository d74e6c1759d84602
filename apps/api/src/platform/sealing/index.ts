import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/index.js'

/** Where the key is, unless the environment has it: beside the database, not in it. */
const keyFile = 'sealing-key'
const keyBytes = 32
const [idBytes, nonceBytes, tagBytes] = [8, 12, 16]

/** Something was sealed with another key: the one of this installation was lost or replaced. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError'
}

/** Encrypts what must be read again and may not lie open in the database: AES-256-GCM, under a key kept elsewhere. */
export class Sealer {
  private readonly key: Buffer
  private readonly keyId: Buffer

  /** @param key 32 bytes. */
  constructor(key: Buffer) {
    this.key = key
    this.keyId = createHash('sha256').update('key id').update(key).digest().subarray(0, idBytes)
  }

  /** @param purpose what it belongs to, `totp:PERSON`; it opens for nothing else. */
  seal(text: string, purpose: string): Buffer {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(purpose))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([this.keyId, nonce, cipher.getAuthTag(), sealed])
  }

  /** @throws WrongKeyError when another key sealed it; Error when it was changed or belongs to something else. */
  open(sealed: Buffer, purpose: string): string {
    if (!sealed.subarray(0, idBytes).equals(this.keyId)) {
      throw new WrongKeyError(
        'sealed with another key: put ZHENGMEI_KEY or the data folder’s sealing-key back',
      )
    }
    const nonce = sealed.subarray(idBytes, idBytes + nonceBytes)
    const tag = sealed.subarray(idBytes + nonceBytes, idBytes + nonceBytes + tagBytes)
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(tag)
    const body = sealed.subarray(idBytes + nonceBytes + tagBytes)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  }
}

const sealers = new Map<string, Sealer>()

/** The installation's: by the key of the environment, else by one in the data folder, made at the first use. */
export function sealerOf({ key, dataDir }: Pick<Config, 'key' | 'dataDir'>): Sealer {
  const place = key ?? dataDir
  const sealer =
    sealers.get(place) ?? new Sealer(key === undefined ? keyIn(dataDir) : Buffer.from(key, 'base64'))
  sealers.set(place, sealer)
  return sealer
}

function keyIn(dataDir: string): Buffer {
  const path = join(dataDir, keyFile)
  mkdirSync(dataDir, { recursive: true })
  try {
    // Of two processes that make it at once one succeeds; both then read what is there.
    writeFileSync(path, randomBytes(keyBytes).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64')
  if (key.length !== keyBytes) throw new Error(`${path} holds no key`)
  return key
}
