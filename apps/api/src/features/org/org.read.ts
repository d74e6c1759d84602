import type { PlainDate } from '@zhengmei/domain/kernel'
import type { OrgKind } from '@zhengmei/domain/org'

/** An organisation as read. Dates and titles aside it is what the table holds. */
export interface OrgRow {
  readonly id: string
  readonly no: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly category: string | null
  readonly divisionCode: string | null
  readonly residentPopulation: number | null
  readonly parentId: string | null
  readonly lineParentId: string | null
  readonly path: string
  readonly version: number
  /** The first day on which it is no more; null: it lives. */
  readonly abolishedOn: PlainDate | null
  readonly mergedIntoId: string | null
}

/** Columns of {@link OrgRow}, of the table under the alias `o`. */
export const orgColumns = `o.id, o.no, o.code, o.name, o.kind, o.category, o.division_code as "divisionCode",
  o.resident_population as "residentPopulation", o.parent_id as "parentId", o.line_parent_id as "lineParentId", o.path,
  o.version, o.abolished_on as "abolishedOn", o.merged_into_id as "mergedIntoId"`
