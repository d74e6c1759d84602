import { describe, expect, it } from 'vitest'
import { goalOfLists, tableOfLists } from './report.js'

const report = (typed: boolean, ...ms: number[]) => ({
  size: { units: 3, accounts: 5 },
  steps: [{ name: 'filter', typed, ms }],
})

describe('the goal of lists', () => {
  it.each([
    ['at the goal', report(false, 300), true],
    ['above it', report(false, 301), false],
    ['above it once of three', report(false, 120, 900, 110), true],
    ['above it twice of three', report(false, 120, 900, 310), false],
    ['typed: the pause is told apart', report(true, 550), true],
    ['typed and above it', report(true, 551), false],
  ])('%s', (_, given, reached) =>
    expect(goalOfLists(given)).toEqual({ reached, missed: reached ? [] : ['filter'] }),
  )

  it('is told by the table, with every round', () => {
    expect(tableOfLists(report(true, 400, 700, 551))).toMatch(
      /filter\s+301 ms\s+\+ 250 ms\s+not reached\s+400 700 551/,
    )
  })
})
