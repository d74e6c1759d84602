import { createHash, type Hash, hash } from 'node:crypto'
import { resultText, type UnitFacts, type UnitScore } from '@zhengmei/domain/assessment'

/**
 * Digests are SHA-256 in two steps, so that a run of any size is checked unit by unit: each unit has a digest of its own,
 * the run's is made of those in the order of codes. They hold codes, never internal ids: the same on every database.
 */
export const digestOfFacts = (facts: UnitFacts): string => hash('sha256', JSON.stringify(facts), 'hex')

/** Digest of a unit's score, its accounts' and all lines, before ranking. */
export const digestOfScore = (unit: UnitScore): string => hash('sha256', resultText(unit), 'hex')

/** Makes the digest of a run, fed unit by unit in the order of codes. */
export class RunDigest {
  readonly #hash: Hash = createHash('sha256')

  /** `parts`: what is of the unit besides its own digest. */
  add(code: string, digest: string, ...parts: readonly (string | number)[]): void {
    this.#hash.update(`${JSON.stringify([code, digest, ...parts])}\n`)
  }

  /** 64 hexadecimal digits. */
  end(): string {
    return this.#hash.digest('hex')
  }
}
