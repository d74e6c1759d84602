import {
  defineLoader,
  defineWindowLoader,
  groupedInOrderOf,
  inOrderOf,
} from '../../platform/graphql/index.js'
import type { AccountChangeRow, AccountExemptionRow, FollowerCountRow } from './file.read.js'
import {
  changeCounts,
  changesOfAccounts,
  exemptionsOfAccounts,
  followerCountCounts,
  followersOfAccounts,
} from './file.repository.js'

/** A page of an account's follower counts. */
export const followersPage = defineWindowLoader<FollowerCountRow>(
  (context, accountIds, window) => followersOfAccounts(context.pool, accountIds, window),
  (count) => count.accountId,
)

/** How many follower counts an account has. */
export const followerCountCountOf = defineLoader<string, number>(async (context, ids) => {
  const counts = await followerCountCounts(context.pool, ids)
  return inOrderOf(ids, counts, (row) => row.accountId).map((row) => row?.count ?? 0)
})

/** A page of what was changed in an account. */
export const changesPage = defineWindowLoader<AccountChangeRow>(
  (context, accountIds, window) => changesOfAccounts(context.pool, accountIds, window),
  (change) => change.accountId,
)

/** How often an account was changed. */
export const changeCountOf = defineLoader<string, number>(async (context, ids) => {
  const counts = await changeCounts(context.pool, ids)
  return inOrderOf(ids, counts, (row) => row.accountId).map((row) => row?.count ?? 0)
})

/** What an account is exempt from. */
export const exemptionsOf = defineLoader<string, readonly AccountExemptionRow[]>(async (context, ids) =>
  groupedInOrderOf(ids, await exemptionsOfAccounts(context.pool, ids), (exemption) => exemption.accountId),
)
