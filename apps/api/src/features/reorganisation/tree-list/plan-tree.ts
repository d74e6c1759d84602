import { type Problem, problems } from '@zhengmei/domain/dataset'
import { OrgChangeKind, type OrgKind } from '@zhengmei/domain/org'
import type { OrgDetails } from '../command.js'
import type { TreeCells, TreeColumn } from './tree-file.js'
import type { KnownTreeUnit } from './tree-units.js'

/** A good row of the file. */
export interface TreeRow {
  readonly row: number
  readonly cells: TreeCells
}

/** A change that a row asks for; units are named by their codes, as some are yet to be created. */
export interface RowChange {
  readonly row: number
  readonly kind: OrgChangeKind
  readonly code: string
  /** The new parent, of one that is created or moved. */
  readonly parentCode: string | null
  /** Absent: it stays; null: none any more. */
  readonly lineParentCode?: string | null
  readonly details: OrgDetails
}

/** What is wrong with a row. */
export interface RowProblem {
  readonly row: number
  readonly column: TreeColumn | null
  readonly value: string | null
  readonly problem: Problem
}

/** What a file asks for. */
export interface TreePlan {
  /** In the order in which they can be made: units before what stands below them. */
  readonly changes: readonly RowChange[]
  readonly problems: readonly RowProblem[]
  readonly unchanged: number
}

/**
 * Compares the rows of a file with what is stored. Rows name units by code; a unit without a row stays as it is, one whose parent is
 * left out stays where it is.
 *
 * @param told columns that the file has; what a missing column would say stays as it is.
 */
export function planTree(
  rows: readonly TreeRow[],
  known: ReadonlyMap<string, KnownTreeUnit>,
  told: ReadonlySet<string>,
): TreePlan {
  const first = new Map<string, number>()
  const found: RowProblem[] = []
  const created: RowChange[] = []
  const others: RowChange[] = []
  let unchanged = 0
  const codes = new Set(rows.map(({ cells }) => cells.code))
  const isKnown = (code: string) => known.has(code) || codes.has(code)
  for (const { row, cells } of rows) {
    const { code } = cells
    const before = first.get(code)
    if (before !== undefined) {
      found.push({ row, column: 'code', value: code, problem: problems.keyTwice(before) })
      continue
    }
    first.set(code, row)
    const unit = known.get(code)
    const unknown = unknownUnit(row, cells, unit, isKnown)
    if (unknown) {
      found.push(unknown)
      continue
    }
    if (!unit) {
      created.push(creationOf(row, cells))
      continue
    }
    const changes = changesOf(row, cells, unit, told)
    if (changes.length === 0) unchanged += 1
    others.push(...changes)
  }
  const { ordered, looped } = parentsFirst(created, known)
  for (const { row, parentCode } of looped)
    found.push({ row, column: 'parent_code', value: parentCode, problem: problems.loop })
  return {
    changes: [...ordered, ...others.toSorted((a, b) => rank(a) - rank(b))],
    problems: found,
    unchanged,
  }
}

/** Moves come before names, so that a unit may be called at its new place as it could not be at the old. */
const ranks: readonly OrgChangeKind[] = [OrgChangeKind.move, OrgChangeKind.rename, OrgChangeKind.edit]
const rank = ({ kind }: RowChange): number => ranks.indexOf(kind)

function unknownUnit(
  row: number,
  cells: TreeCells,
  unit: KnownTreeUnit | undefined,
  isKnown: (code: string) => boolean,
): RowProblem | null {
  const { parent_code: parent, line_parent_code: line } = cells
  if (!unit && parent === null)
    return { row, column: 'parent_code', value: null, problem: problems.parentOutside }
  if (parent !== null && parent !== unit?.parentCode && !isKnown(parent))
    return { row, column: 'parent_code', value: parent, problem: problems.outsideScope }
  if (line !== null && line !== unit?.lineParentCode && !isKnown(line))
    return { row, column: 'line_parent_code', value: line, problem: problems.outsideScope }
  return null
}

const creationOf = (row: number, cells: TreeCells): RowChange => ({
  row,
  kind: OrgChangeKind.create,
  code: cells.code,
  parentCode: cells.parent_code,
  ...(cells.line_parent_code === null ? {} : { lineParentCode: cells.line_parent_code }),
  details: {
    code: cells.code,
    name: cells.name,
    kind: cells.kind as OrgKind,
    category: cells.category,
    divisionCode: cells.division_code,
    residentPopulation: cells.resident_population,
  },
})

function changesOf(
  row: number,
  cells: TreeCells,
  unit: KnownTreeUnit,
  told: ReadonlySet<string>,
): RowChange[] {
  const shared = { row, code: unit.code, parentCode: null }
  const changes: RowChange[] = []
  if (cells.parent_code !== null && cells.parent_code !== unit.parentCode)
    changes.push({ ...shared, kind: OrgChangeKind.move, parentCode: cells.parent_code, details: {} })
  if (cells.name !== unit.name)
    changes.push({ ...shared, kind: OrgChangeKind.rename, details: { name: cells.name } })
  const edited: OrgDetails = {
    ...(cells.kind === unit.kind ? {} : { kind: cells.kind as OrgKind }),
    ...(told.has('category') && cells.category !== unit.category ? { category: cells.category } : {}),
    ...(told.has('division_code') && cells.division_code !== unit.divisionCode
      ? { divisionCode: cells.division_code }
      : {}),
    ...(told.has('resident_population') && cells.resident_population !== unit.residentPopulation
      ? { residentPopulation: cells.resident_population }
      : {}),
  }
  const leads = told.has('line_parent_code') && cells.line_parent_code !== unit.lineParentCode
  if (leads || Object.keys(edited).length > 0)
    changes.push({
      ...shared,
      kind: OrgChangeKind.edit,
      details: edited,
      ...(leads ? { lineParentCode: cells.line_parent_code } : {}),
    })
  return changes
}

/** New units in an order in which each comes after its parent; those whose parents lead back to them have none. */
function parentsFirst(created: readonly RowChange[], known: ReadonlyMap<string, KnownTreeUnit>) {
  const ordered: RowChange[] = []
  const there = new Set(known.keys())
  let left = created
  while (left.length > 0) {
    const ready = left.filter(({ parentCode }) => parentCode !== null && there.has(parentCode))
    if (ready.length === 0) break
    for (const one of ready) there.add(one.code)
    ordered.push(...ready)
    const placed = new Set(ready)
    left = left.filter((one) => !placed.has(one))
  }
  return { ordered, looped: left }
}
