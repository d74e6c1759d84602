import type { Pool } from 'pg'
import { type SortKey, type SqlOrder, sqlOrder } from '../../platform/graphql/index.js'
import type { AccountResultRow, UnitResultRow } from './results.repository.js'
import type { Run } from './run.js'
import { rulesOfRun } from './run-rules.js'

/** How a ranking may be ordered. `rank`: by category, the best first. */
export const RankingSort = {
  rank: 'rank',
  code: 'code',
  final: 'final',
  unitScore: 'unit_score',
  accounts: 'accounts',
} as const
export type RankingSort = (typeof RankingSort)[keyof typeof RankingSort]

/** Units are numbered by their codes. */
const byUnit: SortKey<UnitResultRow> = { type: 'integer', column: 'k.unit_no', of: (unit) => unit.unitNo }
const rankedBy: Readonly<Record<RankingSort, readonly SortKey<UnitResultRow>[]>> = {
  rank: [
    { type: 'text', column: 'k.category', of: (unit) => unit.category },
    { type: 'integer', column: 'k.rank', of: (unit) => unit.rank },
    byUnit,
  ],
  code: [byUnit],
  final: [{ type: 'decimal', column: 'k.final', of: (unit) => unit.finalScore }, byUnit],
  unit_score: [{ type: 'decimal', column: 's.score', of: (unit) => unit.unitScore }, byUnit],
  accounts: [{ type: 'integer', column: 's.accounts', of: (unit) => unit.accountCount }, byUnit],
}

/** The order of a ranking; units that are equal in it by code. */
export const rankingOrder = (sort: RankingSort, descending = false): SqlOrder<UnitResultRow> =>
  sqlOrder(`unit result by ${sort}`, rankedBy[sort], descending)

/** How the accounts of a run may be ordered; `group`: by what a part of the rules cost them. */
export const AccountResultSort = {
  score: 'score',
  code: 'code',
  host: 'host',
  bonus: 'bonus',
  group: 'group',
} as const
export type AccountResultSort = (typeof AccountResultSort)[keyof typeof AccountResultSort]

const byAccount: readonly SortKey<AccountResultRow>[] = [
  { type: 'integer', column: 's.unit_no', of: (account) => account.unitNo },
  { type: 'uuid', column: 's.account_id', of: (account) => account.accountId },
]
const accountsBy: Readonly<
  Record<Exclude<AccountResultSort, 'group'>, readonly SortKey<AccountResultRow>[]>
> = {
  score: [{ type: 'integer', column: 's.score', of: (account) => account.score }, ...byAccount],
  code: [{ type: 'text', column: 's.code', of: (account) => account.code }, ...byAccount],
  host: byAccount,
  bonus: [{ type: 'integer', column: 's.bonus', of: (account) => account.bonus }, ...byAccount],
}

/** The order of the accounts of a run by what each of them has. */
const accountResultOrder = (
  sort: Exclude<AccountResultSort, 'group'>,
  descending = false,
): SqlOrder<AccountResultRow> => sqlOrder(`account result by ${sort}`, accountsBy[sort], descending)

/** By what one part of the rules cost them. */
const deductionOrder = (group: string, descending = false): SqlOrder<AccountResultRow> =>
  sqlOrder(
    `account result by deduction ${group}`,
    [
      {
        type: 'integer',
        column: `coalesce((s.deductions->>'${group.replaceAll("'", "''")}')::integer, 0)`,
        of: (account) => account.deductions[group] ?? 0,
      },
      ...byAccount,
    ],
    descending,
  )

/** How a list of accounts is asked to be ordered. */
interface AskedOrder {
  readonly sort?: AccountResultSort | null
  /** Where `sort` is `group`: which part. What the rules don't know is no order, and the score is it. */
  readonly group?: string | null
  readonly descending?: boolean | null
}

/** The order of the accounts of a run: unless told, the worst first. */
export async function orderOfAccounts(
  pool: Pool,
  run: Run,
  asked: AskedOrder,
): Promise<SqlOrder<AccountResultRow>> {
  const { sort = null, descending } = asked
  if (sort !== AccountResultSort.group)
    return accountResultOrder(sort ?? AccountResultSort.score, descending === true)
  const { scheme } = await rulesOfRun(pool, run)
  const known = scheme.groups.find(({ name }) => name === asked.group)
  return known
    ? deductionOrder(known.name, descending === true)
    : accountResultOrder(AccountResultSort.score, descending === true)
}

/** The worst first. */
export const worstFirst = accountResultOrder(AccountResultSort.score)
