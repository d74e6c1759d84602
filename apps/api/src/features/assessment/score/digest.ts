import { createHash, type Hash, hash } from 'node:crypto'
import { resultText, type UnitFacts, type UnitScore } from '@zhengmei/domain/assessment'
import type { FrozenUnit } from '../freeze/frozen-facts.js'
import { TextBytes } from './text-bytes.js'

/**
 * Digests are SHA-256 in two steps, so that a run of any size is checked unit by unit: each unit has a digest of its own,
 * the run's is made of those in the order of codes. They hold codes, never internal ids: the same on every database.
 * All are hexadecimal.
 */
export const digestOf = (text: string | Uint8Array): string => hash('sha256', text, 'hex')

/** Digest of a unit's score, its accounts' and all lines, before ranking. */
export const digestOfScore = (unit: UnitScore): string => digestOf(resultText(unit))

/**
 * Digest of a unit's facts as the run's engine made it: version 1.0.0 of their JSON text, later ones of their bytes as stored.
 *
 * @param engineVersion of the run that is looked at.
 */
export const digestOfFacts = (engineVersion: string | null, unit: FrozenUnit): string =>
  engineVersion === '1.0.0' ? digestOf(factsText(unit.facts)) : unit.digest

const factsText = (facts: UnitFacts): string => JSON.stringify(facts)

/** Bytes of entries gathered before they are hashed. */
const bytesAtATime = 32_768

/** Makes the digest of a run, fed unit by unit in the order of codes. */
export class RunDigest {
  readonly #hash: Hash = createHash('sha256')
  readonly #text = new TextBytes(2 * bytesAtATime)

  /** `parts`: what is of the unit besides its own digest. Each entry is a JSON array, ended by a line feed. */
  add(code: string, digest: string, ...parts: readonly (string | number)[]): void {
    const text = this.#text
    text.add('[')
    text.quoted(code)
    text.add(',')
    text.quoted(digest)
    for (const part of parts) {
      text.add(',')
      if (typeof part === 'number') text.whole(part)
      else text.quoted(part)
    }
    text.add(']\n')
    if (text.size > bytesAtATime) this.#hash.update(text.takeView())
  }

  /** 64 hexadecimal digits. */
  end(): string {
    return this.#hash.update(this.#text.takeView()).digest('hex')
  }
}
