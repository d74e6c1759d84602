import type { EditionSummary } from './operations'

const levels: readonly EditionSummary['level'][] = ['NATION', 'PROVINCE', 'CITY', 'COUNTY', 'LINE', 'WHAT_IF']

/** Editions as they stack: from the nation down, lines last; within a level by their short names. */
export const asStacked = <Edition extends Pick<EditionSummary, 'level' | 'shortName'>>(
  editions: readonly Edition[],
): readonly Edition[] =>
  [...editions].sort(
    (one, other) =>
      levels.indexOf(one.level) - levels.indexOf(other.level) || one.shortName.localeCompare(other.shortName),
  )
