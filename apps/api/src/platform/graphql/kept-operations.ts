import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** SHA-256 of a document's text, in hexadecimal digits. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const manifest = z.object({
  operations: z.array(z.object({ id: z.string(), name: z.string(), document: z.string() })),
})

/** Hexadecimal digits of a digest by which documents are looked up: 128 bits, all that the console sends. */
const digitsSent = 32

const shortened = (digest: string): string => digest.slice(0, digitsSent)

/** The documents that the console was built with, by the digests which it sends instead of them. */
export class KeptOperations {
  readonly #documents: ReadonlyMap<string, string>

  constructor(documents: Iterable<string>) {
    this.#documents = new Map([...documents].map((document) => [shortened(digestOf(document)), document]))
  }

  /** The document of a digest; undefined when it is none of ours, or of another build. */
  documentOf(digest: string): string | undefined {
    return this.#documents.get(shortened(digest))
  }

  has(digest: string): boolean {
    return this.#documents.has(shortened(digest))
  }

  get size(): number {
    return this.#documents.size
  }
}

/**
 * Reads the manifest that the console's build wrote; empty when there is no build.
 *
 * @throws when the file is there but holds something else: the build is broken.
 */
export function readKeptOperations(file: string): KeptOperations {
  if (!existsSync(file)) return new KeptOperations([])
  const { operations } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  return new KeptOperations(operations.map(({ document }) => document))
}
