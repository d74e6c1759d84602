import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const packings = {
  br: promisify(brotliCompress),
  gz: (content: Buffer) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
} as const

/** Smaller ones fit into one packet as they are; the API doesn't pack them either. */
const smallestPacked = 2_048

/**
 * Packs a file as hard as can be, beside itself as `….br` and `….gz`.
 *
 * @returns whether it was worth it
 */
export async function packFile(path: string): Promise<boolean> {
  const content = await readFile(path)
  if (content.length < smallestPacked) return false
  await Promise.all(
    Object.entries(packings).map(async ([ending, pack]) =>
      writeFile(`${path}.${ending}`, await pack(content)),
    ),
  )
  return true
}

/**
 * Packs scripts and styles once, when they are built. The API packs what it answers in a millisecond, which for them is a seventh more bytes,
 * and again for everybody who comes after an update.
 */
export function packFiles(): Plugin {
  return {
    name: 'zhengmei-packed-files',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      await Promise.all(files.map((name) => packFile(join(dir, name))))
    },
  }
}
