import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { type Level, type LevelNode, levelsQuery } from './tree-operations'

/** What is known of the units directly below one. */
export interface KnownLevel {
  readonly nodes: readonly LevelNode[]
  readonly total: number
  /** Where the next page begins; null: all are here. */
  readonly next: string | null
}

/** What is known of a tree, and which of its levels are on their way. */
export interface Levels {
  readonly known: ReadonlyMap<string, KnownLevel>
  readonly underWay: ReadonlySet<string>
}

/** Parents that are asked for in one request. */
const together = 20

/**
 * The levels of a tree that have been read so far. Many are asked for at once where many are opened at once; what was read stays, and is
 * read again when the tree has changed.
 */
export class TreeLevels {
  readonly #known = new Map<string, KnownLevel>()
  readonly #underWay = new Set<string>()
  /** Asked for since the tree last changed, whatever came of it. */
  readonly #asked = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #wanted: string[] = []
  #now: Levels = { known: this.#known, underWay: this.#underWay }

  constructor(
    private readonly queryClient: QueryClient,
    private readonly on: string | undefined,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly now = (): Levels => this.#now

  /** Reads the levels below some units, unless they have been asked for. */
  want(ids: readonly string[]): void {
    const missing = ids.filter((id) => !this.#asked.has(id))
    if (missing.length === 0) return
    const first = this.#wanted.length === 0
    this.#begin(missing)
    this.#wanted.push(...missing)
    if (first) queueMicrotask(() => void this.#read())
  }

  /** Lets a level be asked for again that could not be read. */
  retry(ids: readonly string[]): void {
    for (const id of ids) if (!this.#known.has(id)) this.#asked.delete(id)
  }

  /** The tree has changed: what is known is shown until it has been read again. */
  changed(): void {
    this.#asked.clear()
    this.#tell()
  }

  /** Reads the next page of a level. */
  async more(id: string): Promise<void> {
    const level = this.#known.get(id)
    if (!level?.next || this.#underWay.has(id)) return
    this.#begin([id])
    await this.#ask([id], level.next)
  }

  /** Reads until a unit is among the children of another, so that the way to it can be shown. */
  async find(parentId: string, id: string): Promise<void> {
    if (!this.#asked.has(parentId)) {
      this.#begin([parentId])
      await this.#ask([parentId])
    }
    for (let level = this.#known.get(parentId); level?.next; level = this.#known.get(parentId)) {
      if (this.#underWay.has(parentId) || level.nodes.some((node) => node.id === id)) return
      await this.more(parentId)
    }
  }

  #begin(ids: readonly string[]): void {
    for (const id of ids) {
      this.#asked.add(id)
      this.#underWay.add(id)
    }
    this.#tell()
  }

  async #read(): Promise<void> {
    const wanted = this.#wanted
    this.#wanted = []
    for (let from = 0; from < wanted.length; from += together)
      await this.#ask(wanted.slice(from, from + together))
  }

  async #ask(ids: readonly string[], after?: string): Promise<void> {
    try {
      const { organisationLevels } = await this.queryClient.fetchQuery(levelsQuery(ids, this.on, after))
      for (const level of organisationLevels) this.#keep(level, after)
    } catch {
      // The level stays unread; whoever opens it again asks again.
    } finally {
      for (const id of ids) this.#underWay.delete(id)
      this.#tell()
    }
  }

  #keep({ parentId, children }: Level, after: string | undefined): void {
    const before = after === undefined ? [] : (this.#known.get(parentId)?.nodes ?? [])
    const { hasNextPage, endCursor } = children.pageInfo
    this.#known.set(parentId, {
      nodes: [...before, ...children.nodes],
      total: children.totalCount,
      next: hasNextPage ? (endCursor ?? null) : null,
    })
  }

  #tell(): void {
    this.#now = { known: this.#known, underWay: this.#underWay }
    for (const listener of this.#listeners) listener()
  }
}

/** The levels of the tree of a day (now unless told); read again whenever the tree has changed. */
export function useTreeLevels(on: string | undefined): { tree: TreeLevels; levels: Levels } {
  const queryClient = useQueryClient()
  const tree = useMemo(() => new TreeLevels(queryClient, on), [queryClient, on])
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'invalidate')
          if (event.query.queryKey[0] === 'OrganisationLevels') tree.changed()
      }),
    [queryClient, tree],
  )
  return { tree, levels: useSyncExternalStore(tree.subscribe, tree.now) }
}
