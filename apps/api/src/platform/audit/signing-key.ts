import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config/index.js'

const fileName = 'audit-signing-key.pem'

type KeyPlace = Pick<Config, 'auditSigningKey' | 'dataDir'>

/**
 * The key by which checkpoints are signed: the one of the environment, else the one in the data folder; null when there
 * is none yet.
 *
 * @throws when the file can't be read or holds no key.
 */
export async function keptSigningKey(place: KeyPlace): Promise<KeyObject | null> {
  if (place.auditSigningKey !== undefined) return keyFromText(place.auditSigningKey)
  const kept = await readFile(join(place.dataDir, fileName), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOENT') throw fault
  })
  return kept === undefined ? null : createPrivateKey(kept)
}

/**
 * {@link keptSigningKey}, or one that is made now and kept in the data folder. Processes that make it at once end up
 * with the same.
 *
 * @throws also when it can't be written.
 */
export async function signingKey(place: KeyPlace): Promise<KeyObject> {
  const kept = await keptSigningKey(place)
  if (kept !== null) return kept
  const path = join(place.dataDir, fileName)
  await mkdir(place.dataDir, { recursive: true })
  const { privateKey } = generateKeyPairSync('ed25519')
  const fresh = `${path}.${process.pid}`
  await writeFile(fresh, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  // A link is made whole or not at all, and never in place of another's.
  await link(fresh, path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault
  })
  await rm(fresh)
  return createPrivateKey(await readFile(path, 'utf8'))
}

/** A private key in PKCS#8 DER as base64, in one line as environments want it. */
function keyFromText(base64: string): KeyObject {
  const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  return key
}

/** The half that everybody may have, as PEM. */
export const publicKeyPem = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()
