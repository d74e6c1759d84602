import { readFileSync } from 'node:fs'
import { day } from '../src/kernel/index.js'
import { type EffectiveRulebook, stack, validateEdition } from '../src/rulebook/index.js'

/** A made-up book of another city, JSON alone, that chooses otherwise than SQ wherever books of this family can. */
export function otherCity(): EffectiveRulebook {
  const json: unknown = JSON.parse(readFileSync(new URL('other-city.json', import.meta.url), 'utf8'))
  const edition = validateEdition(json)
  if (!edition.ok) throw new Error(JSON.stringify(edition.refusal))
  return stack([{ edition: edition.value }], day('2025-12-31'))
}
