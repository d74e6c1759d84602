import type { PlainDate } from '@zhengmei/domain/kernel'
import type { OrgKind } from '@zhengmei/domain/org'

/** What a unit was for a time: from a day (inclusive; null = since ever) to a day (exclusive; null = until further notice). */
export interface PeriodRow {
  readonly orgId: string
  readonly fromOn: PlainDate | null
  readonly toOn: PlainDate | null
  readonly name: string
  readonly kind: OrgKind
  readonly parentId: string | null
  readonly lineParentId: string | null
  readonly category: string | null
}

/** The day in `org_period.from_on` that stands for "since ever". */
export const sinceEver = `date '0001-01-01'`

/** Columns of {@link PeriodRow}, of the table under the alias `p`. */
export const periodColumns = `p.org_id as "orgId", nullif(p.from_on, ${sinceEver}) as "fromOn", p.to_on as "toOn", p.name, p.kind,
  p.parent_id as "parentId", p.line_parent_id as "lineParentId", p.category`

/** A unit as it stood in the tree on a day. */
export interface NodeRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly category: string | null
  readonly parentId: string | null
  readonly on: PlainDate | null
  /** The first day on which it was no more; null: it lives. */
  readonly abolishedOn: PlainDate | null
}
