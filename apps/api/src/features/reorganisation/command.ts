import type { PlainDate } from '@zhengmei/domain/kernel'
import type { OrgChangeKind, OrgKind } from '@zhengmei/domain/org'

/** What of a unit is said by a change; absent fields stay as they are. Plain JSON, as it is kept. */
export interface OrgDetails {
  readonly code?: string
  readonly name?: string
  readonly kind?: OrgKind
  readonly category?: string | null
  readonly divisionCode?: string | null
  readonly residentPopulation?: number | null
  readonly lineParentId?: string | null
}

/** A change of the tree, as it was decided: at once or on a day to come. */
export interface OrgCommand {
  readonly kind: OrgChangeKind
  /** The unit; of one that is to be created: null. */
  readonly orgId: string | null
  /** The parent of a new or moved unit, the one that is merged into, the one that takes over the children. */
  readonly targetId: string | null
  readonly details: OrgDetails
  readonly effectiveOn: PlainDate
  readonly reason: string | null
}

/** Fields of a unit that an edit may change, with their columns. */
export const editedColumns = {
  name: 'name',
  kind: 'kind',
  category: 'category',
  divisionCode: 'division_code',
  residentPopulation: 'resident_population',
  lineParentId: 'line_parent_id',
} as const satisfies Partial<Record<keyof OrgDetails, string>>
