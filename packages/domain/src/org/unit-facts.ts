import { ok, type Result, refused } from '../kernel/index.js'
import { orgRefusals } from './org-refusals.js'

const longestName = 100
const longestCategory = 50
const largestPopulation = 2_000_000_000
/** Signs by which a text could look like another one: controls, and those that turn the direction of writing. */
const treacherous = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** @returns the name as it is kept; refusal `organisation/bad-name`. */
export function checkUnitName(typed: string): Result<string> {
  const name = typed.trim().normalize('NFC')
  return name.length >= 2 && name.length <= longestName && !treacherous.test(name)
    ? ok(name)
    : refused(orgRefusals.badName)
}

/** @returns the code as it is kept; refusal `organisation/bad-code`. */
export function checkUnitCode(typed: string): Result<string> {
  const code = typed.trim()
  return /^[\p{L}\p{N}._-]{1,50}$/u.test(code) ? ok(code) : refused(orgRefusals.badCode)
}

/** @returns the category in which it is assessed, as it is kept; null: none. Refusal `organisation/bad-category`. */
export function checkUnitCategory(typed: string): Result<string | null> {
  const category = typed.trim().normalize('NFC')
  return category.length <= longestCategory && !treacherous.test(category)
    ? ok(category || null)
    : refused(orgRefusals.badCategory)
}

/** @returns the division code (GB/T 2260, six to twelve digits) as it is kept; null: none. Refusal `organisation/bad-division-code`. */
export function checkDivisionCode(typed: string): Result<string | null> {
  const code = typed.trim()
  return code === '' || /^\d{6,12}$/.test(code) ? ok(code || null) : refused(orgRefusals.badDivisionCode)
}

/** @returns the number of residents; null: not known. Refusal `organisation/bad-population`. */
export function checkPopulation(count: number | null): Result<number | null> {
  return count === null || (Number.isInteger(count) && count >= 0 && count <= largestPopulation)
    ? ok(count)
    : refused(orgRefusals.badPopulation)
}
