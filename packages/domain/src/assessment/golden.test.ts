import { expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { isWorkingDay } from '../../test-data/facts.js'
import { factsOfSuqianMini, rowsOf } from '../../test-data/load.js'
import { suqian } from '../../test-data/values.js'
import {
  accountRows,
  accountsHeader,
  annualScheme,
  type CsvRow,
  lineRows,
  linesHeader,
  prepareYear,
  rankUnits,
  unitRow,
  unitsHeader,
  unknownRows,
  unknownsHeader,
} from './index.js'

/** The small data set has been scored by hand; the whole engine must come to the same rows. */
const scheme = accepted(annualScheme(suqian))
const facts = factsOfSuqianMini(2025)
const prepared = accepted(prepareYear(scheme, facts.year, isWorkingDay))
const units = facts.units.map((unit) => prepared.scoreUnit(unit))
const ranked = new Map(rankUnits(scheme, units).map((unit) => [unit.code, unit]))

/** Rows as `column=cell` text, in one order for both sides; the free text of bonus, veto and unit lines is left out. */
const comparable = (rows: Record<string, string>[]): string[] =>
  rows
    .map((row) => (/^(veto|deduct|bonus)\./.test(row['indicator'] ?? '') ? { ...row, evidence: '' } : row))
    .map((row) => JSON.stringify(row))
    .sort()

const named = (header: CsvRow, rows: readonly CsvRow[]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])))

test('units.csv', () => {
  const rows = units.map((unit) => {
    const rank = ranked.get(unit.code)
    if (rank === undefined) throw new Error(`${unit.code} has no rank`)
    return unitRow(unit, rank)
  })
  expect(comparable(named(unitsHeader, rows))).toEqual(comparable(rowsOf('expected/units.csv')))
})

test('accounts.csv', () => {
  const rows = units.flatMap((unit) => accountRows(scheme, unit))
  expect(comparable(named(accountsHeader(scheme), rows))).toEqual(comparable(rowsOf('expected/accounts.csv')))
})

test('lines.csv', () => {
  expect(comparable(named(linesHeader, units.flatMap(lineRows)))).toEqual(
    comparable(rowsOf('expected/lines.csv')),
  )
})

test('unknown.csv', () => {
  expect(comparable(named(unknownsHeader, units.flatMap(unknownRows)))).toEqual(
    comparable(rowsOf('expected/unknown.csv')),
  )
})

test('the headers are those of the expected files', () => {
  const headers = {
    units: unitsHeader,
    accounts: accountsHeader(scheme),
    lines: linesHeader,
    unknown: unknownsHeader,
  }
  for (const [file, header] of Object.entries(headers)) {
    expect(Object.keys(rowsOf(`expected/${file}.csv`)[0] ?? {})).toEqual(header)
  }
})
