import { Action } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import {
  defineLoader,
  groupedInOrderOf,
  inOrderOf,
  type PageWindow,
  type RequestContext,
} from '../../../platform/graphql/index.js'
import type { NodeRow, PeriodRow } from './history.read.js'
import { levelSizes, levelsOf, periodsOf, waysTo } from './history.repository.js'

const scopeOf = (context: RequestContext) => context.scopeFor(Action.readOrganisations)

/** Everything recorded of a unit, the earliest first. */
export const periodsOfOrg = defineLoader<string, readonly PeriodRow[]>(async (context, ids) =>
  groupedInOrderOf(ids, await periodsOf(context.pool, scopeOf(context), ids), (row) => row.orgId),
)

/** A unit on a day; null: as it is. */
interface UnitOn {
  readonly id: string
  readonly on: PlainDate | null
}

/** Asks once for each day that is among the keys. */
async function byDay<Key extends { readonly on: PlainDate | null }, Value>(
  keys: readonly Key[],
  ask: (on: PlainDate | null, keys: readonly Key[]) => Promise<readonly Value[]>,
): Promise<Value[]> {
  const found = new Map<Key, Value>()
  for (const group of Map.groupBy(keys, ({ on }) => on).values()) {
    const values = await ask(group[0]?.on ?? null, group)
    for (const [index, key] of group.entries()) found.set(key, values[index] as Value)
  }
  return keys.map((key) => found.get(key) as Value)
}

/** How many children a unit has, or had on a day. */
export const levelSize = defineLoader<UnitOn, number>(
  (context, keys) =>
    byDay(keys, async (on, group) => {
      const ids = group.map(({ id }) => id)
      const sizes = await levelSizes(context.pool, scopeOf(context), on, ids)
      return inOrderOf(ids, sizes, (row) => row.parentId).map((row) => row?.count ?? 0)
    }),
  ({ id, on }) => `${id} ${on}`,
)

/** A page of the children that a unit has, or had on a day. */
export const levelPage = defineLoader<UnitOn & { readonly window: PageWindow }, readonly NodeRow[]>(
  async (context, keys) => {
    const found = new Map<unknown, readonly NodeRow[]>()
    for (const group of Map.groupBy(keys, ({ on, window }) => JSON.stringify([on, window])).values()) {
      const [first] = group
      if (!first) continue
      const ids = group.map(({ id }) => id)
      const rows = await levelsOf(context.pool, scopeOf(context), first.on, ids, first.window)
      const pages = groupedInOrderOf(ids, rows, (row) => row.parentId ?? '')
      for (const [index, key] of group.entries()) found.set(key, pages[index] ?? [])
    }
    return keys.map((key) => found.get(key) ?? [])
  },
  ({ id, on, window }) => JSON.stringify([id, on, window]),
)

/** The ids of the units above one, from the top down, now or on a day. */
export const wayTo = defineLoader<UnitOn, readonly string[]>(
  (context, keys) =>
    byDay(keys, async (on, group) => {
      const ids = group.map(({ id }) => id)
      const ways = await waysTo(context.pool, scopeOf(context), on, ids)
      return inOrderOf(ids, ways, (row) => row.id).map((row) => row?.way ?? [])
    }),
  ({ id, on }) => `${id} ${on}`,
)
