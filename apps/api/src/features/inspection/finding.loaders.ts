import {
  defineLoader,
  defineWindowLoader,
  groupedInOrderOf,
  inOrderOf,
  type SqlOrder,
} from '../../platform/graphql/index.js'
import type { FindingRow, UpperInspectionRow } from './finding.read.js'
import {
  type FindingFilter,
  findingCounts,
  findingsOfAccounts,
  upperInspections,
} from './finding.repository.js'

/** A page of the findings on an account. */
export const findingsPage = defineWindowLoader<
  FindingRow,
  { readonly filter: FindingFilter; readonly order: SqlOrder<FindingRow> }
>(
  (context, accountIds, window, { filter, order }) =>
    findingsOfAccounts(context.pool, accountIds, filter, order, window),
  (finding) => finding.accountId,
)

interface Counted {
  readonly accountId: string
  readonly filter: FindingFilter
}

/** How many findings on an account the filter leaves. */
export const findingCountOf = defineLoader<Counted, number>(
  async (context, keys) => {
    const counts = new Map<Counted, number>()
    for (const group of Map.groupBy(keys, (key) => JSON.stringify(key.filter)).values()) {
      const [first] = group
      if (!first) continue
      const ids = group.map((key) => key.accountId)
      const rows = inOrderOf(
        ids,
        await findingCounts(context.pool, ids, first.filter),
        (row) => row.accountId,
      )
      for (const [index, key] of group.entries()) counts.set(key, rows[index]?.count ?? 0)
    }
    return keys.map((key) => counts.get(key) ?? 0)
  },
  (key) => JSON.stringify(key),
)

/** Inspections of an account by upper levels. */
export const upperInspectionsOf = defineLoader<string, readonly UpperInspectionRow[]>(async (context, ids) =>
  groupedInOrderOf(ids, await upperInspections(context.pool, ids), (inspection) => inspection.accountId),
)
