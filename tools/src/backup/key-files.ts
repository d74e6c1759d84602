import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { KeyFile } from './write-backup.js'

/** What the product calls its keys in the data folder: `audit-signing-key.pem`. */
const isKey = (name: string): boolean => /^[a-z-]+-key(\.[a-z]+)?$/.test(name)

/** The keys of a data folder; none when there are none yet. */
export async function readKeys(dataDir: string): Promise<readonly KeyFile[]> {
  const names = (await readdir(dataDir).catch(() => [])).filter(isKey)
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await readFile(join(dataDir, name)) })))
}

/**
 * Puts keys into a data folder, readable by their owner alone. A key that is there stays: replacing it would make
 * worthless what it has signed or sealed.
 *
 * @returns names of the keys that were written.
 */
export async function writeKeys(dataDir: string, keys: readonly KeyFile[]): Promise<readonly string[]> {
  const written: string[] = []
  for (const { name, bytes } of keys) {
    await mkdir(dataDir, { recursive: true })
    try {
      await writeFile(join(dataDir, basename(name)), bytes, { mode: 0o600, flag: 'wx' })
      written.push(name)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    }
  }
  return written
}
