import DataLoader from 'dataloader'
import type { RequestContext } from './context.js'

/** How something is fetched for many keys at once; one DataLoader a request is made from it when first used. */
export interface Loader<Key, Value> {
  readonly batch: (context: RequestContext, keys: readonly Key[]) => Promise<readonly Value[]>
  readonly cacheKey: ((key: Key) => string) | undefined
}

/** The most keys of one statement. */
const largestBatch = 1_000

/**
 * Declares a loader: a constant of the module that `context.load(loader, key)` uses.
 *
 * @param batch one value a key, in the order of the keys.
 * @param cacheKey for keys that are objects.
 */
export const defineLoader = <Key, Value>(
  batch: Loader<Key, Value>['batch'],
  cacheKey?: (key: Key) => string,
): Loader<Key, Value> => ({ batch, cacheKey })

/** The loaders of one request. */
export class Loaders {
  readonly #made = new Map<unknown, DataLoader<never, unknown, unknown>>()

  load<Key, Value>(context: RequestContext, loader: Loader<Key, Value>, key: Key): Promise<Value> {
    let made = this.#made.get(loader) as unknown as DataLoader<Key, Value, unknown> | undefined
    if (made === undefined) {
      made = new DataLoader<Key, Value, unknown>((keys) => loader.batch(context, keys), {
        maxBatchSize: largestBatch,
        ...(loader.cacheKey === undefined ? {} : { cacheKeyFn: loader.cacheKey }),
      })
      this.#made.set(loader, made as unknown as DataLoader<never, unknown, unknown>)
    }
    return made.load(key)
  }
}

/** Orders rows as their keys were asked for; null where a key has no row. */
export function inOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return keys.map((key) => byKey.get(key) ?? null)
}

/** Like {@link inOrderOf} for several rows a key; their order is kept. */
export function groupedInOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const groups = Map.groupBy(rows, keyOf)
  return keys.map((key) => groups.get(key) ?? [])
}
