import { Action } from '@zhengmei/domain/identity'
import { defineLoader, defineWindowLoader, inOrderOf } from '../../platform/graphql/index.js'
import type { AccountRow, AccountYearRow } from './account.read.js'
import { accountCounts, accountsById, accountsOfOrgs, accountYears } from './account.repository.js'

/** An account within the viewer's subtree by id, else null. */
export const accountById = defineLoader<string, AccountRow | null>(async (context, ids) =>
  inOrderOf(
    ids,
    await accountsById(context.pool, context.scopeFor(Action.readAccounts), ids),
    (account) => account.id,
  ),
)

/** How many accounts an organisation has of its own, as far as the viewer may see them. */
export const accountCountOf = defineLoader<string, number>(async (context, orgIds) => {
  const counts = await accountCounts(context.pool, context.scopeFor(Action.readAccounts), orgIds)
  return inOrderOf(orgIds, counts, (row) => row.orgId).map((row) => row?.count ?? 0)
})

/** A page of the own accounts of an organisation, by code. */
export const accountsPage = defineWindowLoader<AccountRow>(
  (context, orgIds, window) =>
    accountsOfOrgs(context.pool, context.scopeFor(Action.readAccounts), orgIds, window),
  (account) => account.orgId,
)

/** The kept counts of an account in a year, null when nothing was counted. */
export const accountYearOf = defineLoader<{ accountId: string; year: number }, AccountYearRow | null>(
  async (context, keys) => {
    const years = [...new Set(keys.map((key) => key.year))]
    const rows = await Promise.all(
      years.map((year) =>
        accountYears(
          context.pool,
          keys.filter((key) => key.year === year).map((key) => key.accountId),
          year,
        ),
      ),
    )
    const name = (accountId: string, year: number) => `${accountId} ${year}`
    return inOrderOf(
      keys.map((key) => name(key.accountId, key.year)),
      rows.flat(),
      (row) => name(row.accountId, row.year),
    )
  },
  ({ accountId, year }) => `${accountId} ${year}`,
)
