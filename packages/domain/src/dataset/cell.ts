import { parseInstant, parsePlainDate } from '../kernel/index.js'
import type { CellKind, CellTypes, Column } from './column.js'
import { type Problem, problems } from './reasons.js'

/** Wraps the reason of a refused cell, so that a parser can return it in the place of a value without allocating on success. */
export class BadCell {
  constructor(readonly problem: Problem) {}
}

export type CellValue = CellTypes[CellKind]
export type CellParser = (text: string) => CellValue | BadCell

const bad = (problem: Problem): BadCell => new BadCell(problem)
const notATime = bad(problems.notATime)
const notADate = bad(problems.notADate)
const notAFlag = bad(problems.notAFlag)
const notACount = bad(problems.notACount)
const negative = bad(problems.negative)
const badCharacter = bad(problems.badCharacter)

/**
 * The parser of a column's cells, made once and called for each row; it never sees an empty cell.
 * Blanks around everything but words are cut off, as spreadsheets leave them there unseen.
 */
export function cellParser(column: Column): CellParser {
  return makers[column.kind](column)
}

const makers: Readonly<Record<CellKind, (column: Column) => CellParser>> = {
  code: ({ most }) => {
    const tooLong = bad(problems.tooLong(most))
    return (text) => {
      const code = text.trim()
      if (code.length > most) return tooLong
      return isStorable(code) ? code : badCharacter
    }
  },
  text: ({ most }) => {
    const tooLong = bad(problems.tooLong(most))
    return (text) => {
      if (text.length > most) return tooLong
      return isStorable(text) ? text : badCharacter
    }
  },
  choice: ({ choices = [] }) => {
    const values = choices.map((choice) => choice.value)
    const known = new Set(values)
    const notInList = bad(problems.notInList(values))
    return (text) => {
      if (known.has(text)) return text
      const trimmed = text.trim()
      return known.has(trimmed) ? trimmed : notInList
    }
  },
  date: () => (text) => parsePlainDate(text.trim()) ?? notADate,
  instant: () => (text) => parseInstant(text.trim()) ?? notATime,
  count: ({ most }) => {
    const tooLarge = bad(problems.tooLarge(most))
    return (text) => parseCount(text.trim(), most, tooLarge)
  },
  flag: () => (text) => {
    const word = text.trim().toLowerCase()
    return word === 'true' ? true : word === 'false' ? false : notAFlag
  },
}

function parseCount(text: string, most: number, tooLarge: BadCell): number | BadCell {
  if (!/^\d+$/.test(text)) return /^-\d+$/.test(text) && Number(text) !== 0 ? negative : notACount
  const value = Number(text)
  return value > most ? tooLarge : value
}

/** Whether PostgreSQL can keep the text: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
