import { createHash, type Hash, hash } from 'node:crypto'
import { resultText, type UnitFacts, type UnitScore } from '@zhengmei/domain/assessment'
import type { FrozenUnit } from '../freeze/frozen-facts.js'

/**
 * Digests are SHA-256 in two steps, so that a run of any size is checked unit by unit: each unit has a digest of its own,
 * the run's is made of those in the order of codes. They hold codes, never internal ids: the same on every database.
 * All are hexadecimal.
 */
export const digestOfText = (text: string): string => hash('sha256', text, 'hex')

/** Digest of a unit's score, its accounts' and all lines, before ranking. */
export const digestOfScore = (unit: UnitScore): string => digestOfText(resultText(unit))

/**
 * Digest of a unit's facts as the run's engine made it: version 1.0.0 of their JSON text, later ones of their bytes as stored.
 *
 * @param engineVersion of the run that is looked at.
 */
export const digestOfFacts = (engineVersion: string | null, unit: FrozenUnit): string =>
  engineVersion === '1.0.0' ? digestOfText(factsText(unit.facts)) : unit.digest

const factsText = (facts: UnitFacts): string => JSON.stringify(facts)

/** Entries gathered before they are hashed. */
const entriesAtATime = 256

/** Makes the digest of a run, fed unit by unit in the order of codes. */
export class RunDigest {
  readonly #hash: Hash = createHash('sha256')
  #text = ''
  #entries = 0

  /** `parts`: what is of the unit besides its own digest. */
  add(code: string, digest: string, ...parts: readonly (string | number)[]): void {
    this.#text += `${JSON.stringify([code, digest, ...parts])}\n`
    this.#entries += 1
    if (this.#entries % entriesAtATime === 0) this.#update()
  }

  /** 64 hexadecimal digits. */
  end(): string {
    this.#update()
    return this.#hash.digest('hex')
  }

  #update(): void {
    this.#hash.update(this.#text)
    this.#text = ''
  }
}
