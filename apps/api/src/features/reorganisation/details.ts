import { ok, type Result } from '@zhengmei/domain/kernel'
import {
  checkDivisionCode,
  checkPopulation,
  checkUnitCategory,
  checkUnitCode,
  checkUnitName,
} from '@zhengmei/domain/org'
import type { OrgDetails } from './command.js'

/** What is told of a unit, as it is kept. @returns refusals `organisation/bad-name`, `…/bad-code`, `…/bad-category` and their like. */
export function checkDetails(details: OrgDetails): Result<OrgDetails> {
  const { name, code, category, divisionCode, residentPopulation } = details
  const checked = {
    ...(name === undefined ? {} : { name: checkUnitName(name) }),
    ...(code === undefined ? {} : { code: checkUnitCode(code) }),
    ...(category == null ? {} : { category: checkUnitCategory(category) }),
    ...(divisionCode == null ? {} : { divisionCode: checkDivisionCode(divisionCode) }),
    ...(residentPopulation == null ? {} : { residentPopulation: checkPopulation(residentPopulation) }),
  }
  let kept = details
  for (const [field, each] of Object.entries(checked)) {
    if (!each.ok) return each
    kept = { ...kept, [field]: each.value }
  }
  return ok(kept)
}
