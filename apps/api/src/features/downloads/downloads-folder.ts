import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

/** A file has more bytes than a person may keep. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
}

const keyPattern = /^[A-Za-z0-9_-]{32}(\.part)?$/

/**
 * Where finished downloads lie: a folder that only the product's user opens, files under names by chance. What was begun
 * has the ending `.part` until it is whole.
 */
export class DownloadsFolder {
  readonly #path: string

  /** @param dataDir the data folder; API and worker share it. */
  constructor(dataDir: string) {
    this.#path = join(dataDir, 'downloads')
  }

  /**
   * Writes a file whole or not at all.
   *
   * @param write writes into the stream and leaves it open.
   * @throws FileTooLarge, or what `write` throws; nothing is left behind then.
   */
  async store<Result>(
    write: (file: Writable) => Promise<Result>,
    mostBytes: number,
  ): Promise<{ readonly result: Result; readonly key: string; readonly size: number }> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 })
    const key = randomBytes(24).toString('base64url')
    const part = join(this.#path, `${key}.part`)
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600 })
    let size = 0
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        done(size > mostBytes ? new FileTooLarge() : null, chunk)
      },
    })
    measured.on('error', (fault) => file.destroy(fault))
    file.on('error', (fault) => measured.destroy(fault))
    measured.pipe(file)
    try {
      const result = await write(measured)
      measured.end()
      await finished(file)
      await rename(part, join(this.#path, key))
      return { result, key, size }
    } catch (fault) {
      measured.destroy()
      file.destroy()
      await rm(part, { force: true })
      throw fault
    }
  }

  /** The bytes of a file; null when it is gone. */
  async open(key: string): Promise<{ readonly bytes: ReadStream; readonly size: number } | null> {
    const path = join(this.#path, checked(key))
    const found = await stat(path).catch(() => null)
    return found?.isFile() ? { bytes: createReadStream(path), size: found.size } : null
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#path, checked(key)), { force: true })
  }

  /** Names of files that nobody has written to for some time: of what was killed in the middle, too. */
  async unchangedFor(ms: number): Promise<string[]> {
    const names = await readdir(this.#path).catch(() => [])
    const now = Date.now()
    const old: string[] = []
    for (const name of names) {
      const found = await stat(join(this.#path, name)).catch(() => null)
      if (keyPattern.test(name) && found?.isFile() && now - found.mtimeMs > ms) old.push(name)
    }
    return old
  }
}

function checked(key: string): string {
  if (!keyPattern.test(key)) throw new Error('not a file of the folder of downloads')
  return key
}
