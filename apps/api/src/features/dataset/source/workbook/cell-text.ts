import { type Problem, problems } from '@zhengmei/domain/dataset'
import type { NumberStyle } from './parts.js'

/** A cell as the sheet holds it. */
export interface RawCell {
  /** The sheet's type letter: `s` `str` `inlineStr` `b` `e` `d` or `n`. */
  readonly type: string
  readonly value: string | null
  readonly style: NumberStyle | undefined
  readonly hasFormula: boolean
}

/** A cell as text of a data set, or why it has none. */
export type CellText = { readonly text: string } | { readonly fault: Problem; readonly shown: string }

/** Fifteen digits is what a spreadsheet's number keeps. */
const firstInexact = 1e15
const secondsOfDay = 86_400
const millisecondsOfDay = 86_400_000
/** Day 0 of a spreadsheet, moved by the leap day of 1900 that never was; right from March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30)
const daysFrom1904 = 1462
const lastDay = 2_958_465

/**
 * @param wantsTime the column holds instants: a day alone means its midnight.
 */
export function cellText(
  cell: RawCell,
  strings: readonly string[],
  from1904: boolean,
  wantsTime: boolean,
): CellText {
  const { type, value, hasFormula } = cell
  if (type === 'e') return { fault: problems.formulaError, shown: value ?? '' }
  if (value === null || value === '') {
    return hasFormula && type !== 'str' && value === null
      ? { fault: problems.formulaError, shown: '' }
      : { text: '' }
  }
  if (type === 's') {
    const text = strings[Number(value)]
    return text === undefined ? { fault: problems.damagedWorkbook, shown: value } : { text }
  }
  if (type === 'str' || type === 'inlineStr') return { text: value }
  if (type === 'b') return { text: value === '1' || value === 'true' ? 'true' : 'false' }
  // The time of a cell is that of the wall clock, as a time written by hand.
  if (type === 'd') return { text: value.replace('T', ' ').replace(/\.0+$/, '') }
  return numberText(value, cell.style, from1904, wantsTime)
}

function numberText(
  value: string,
  style: NumberStyle | undefined,
  from1904: boolean,
  wantsTime: boolean,
): CellText {
  const number = Number(value)
  if (!Number.isFinite(number)) return { fault: problems.damagedWorkbook, shown: value }
  if (style?.isDate) return dateText(number + (from1904 ? daysFrom1904 : 0), value, wantsTime)
  if (Math.abs(number) >= firstInexact) return { fault: problems.lostPrecision, shown: value }
  const text = Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(15)))
  return { text: number >= 0 ? text.padStart(style?.digits ?? 0, '0') : text }
}

function dateText(serial: number, value: string, wantsTime: boolean): CellText {
  if (serial < 61 || serial > lastDay + 1) return { text: value }
  // Times are fractions of a day and never exact: whole seconds are what was meant.
  const seconds = Math.round(serial * secondsOfDay)
  const at = new Date(
    dayZero + Math.floor(seconds / secondsOfDay) * millisecondsOfDay + (seconds % secondsOfDay) * 1000,
  ).toISOString()
  const date = at.slice(0, 10)
  const time = at.slice(11, 19)
  return { text: wantsTime || time !== '00:00:00' ? `${date} ${time}` : date }
}
