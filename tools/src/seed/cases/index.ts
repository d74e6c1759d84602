import type { Period } from '../period.js'
import { dataCases } from './data-cases.js'
import { deductionCases } from './deduction-cases.js'
import type { DemoCase } from './demo-case.js'
import { unitCases } from './unit-cases.js'

export type { AccountCase, DemoCase, UnitCase } from './demo-case.js'

/** The stories told in every size of data set, for last year and this year to date. */
export const casesOf = (period: Period): readonly DemoCase[] =>
  [...deductionCases, ...unitCases, ...dataCases].map((make) => make(period))
