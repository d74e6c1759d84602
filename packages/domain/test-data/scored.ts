import { annualScheme, prepareYear, type UnitFacts, type UnitScore } from '../src/assessment/index.js'
import { formatPoints } from '../src/kernel/index.js'
import { accepted } from './accepted.js'
import { isWorkingDay, unit, year2025 } from './facts.js'
import { suqian } from './values.js'

/** The year 2025 under SQ. */
export const suqian2025 = accepted(prepareYear(accepted(annualScheme(suqian)), year2025, isWorkingDay))

/** A unit in which nothing is wrong but what the changes say, scored under SQ. */
export const scored = (changes: Partial<UnitFacts>): UnitScore => suqian2025.scoreUnit(unit(changes))

/** `indicator ×occurrences points` of the lines of an account, the first one unless told. */
export const linesOf = (score: UnitScore, index = 0): string[] =>
  (score.accounts[index]?.lines ?? []).map(
    (line) => `${line.indicator} ×${line.occurrences} ${formatPoints(line.points)}`,
  )

/** Scores of the accounts, two decimals. */
export const scoresOf = (score: UnitScore): string[] => score.accounts.map((one) => formatPoints(one.score))
