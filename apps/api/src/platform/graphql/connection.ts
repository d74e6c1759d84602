import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { type CursorKey, type CursorKeyType, decodeCursor, encodeCursor } from './cursor.js'
import { pageSizeOf, usualPage } from './page-size.js'

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: usualPage,
    description: '本页条数，1 至 100 / How many, from 1 to 100.',
  })
  first!: number | null

  @Field(() => String, { nullable: true, description: '从此游标之后开始 / Go on after this cursor.' })
  after?: string | null
}

@ObjectType({ description: '翻页信息 / Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: '后面还有 / Whether more follow.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: '前面还有 / Whether some come before.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: '本页首条的游标 / Cursor of the first.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: '本页末条的游标 / Cursor of the last.' })
  endCursor!: string | null
}

/** One item of a page with its cursor. */
export interface Edge<T> {
  readonly node: T
  readonly cursor: string
}

/** A page as resolvers return it. Every field is fetched when asked for: a count alone costs no page, and vice versa. */
export interface Connection<T> {
  edges(): Promise<readonly Edge<T>[]>
  nodes(): Promise<readonly T[]>
  pageInfo(): Promise<PageInfo>
  totalCount(): Promise<number>
}

/**
 * The GraphQL types `<name>Connection` and `<name>Edge` of a node type.
 *
 * @param what the items in both languages, for the descriptions: `单位 / organisations`.
 */
export function connectionType<T extends object>(name: string, what: string, node: () => ClassType<T>) {
  @ObjectType(`${name}Edge`, {
    description: `列表中的一项 / An item of a list: ${what}.`,
    simpleResolvers: true,
  })
  class EdgeType {
    @Field(() => node(), { description: '该项 / The item.' })
    node!: T

    @Field(() => String, { description: '该项的游标 / Its cursor.' })
    cursor!: string
  }

  @ObjectType(`${name}Connection`, {
    description: `分页列表 / A list by pages: ${what}.`,
    simpleResolvers: true,
  })
  class ConnectionType {
    @Field(() => [EdgeType], { description: '带游标的各项 / The items with their cursors.' })
    edges!: EdgeType[]

    @Field(() => [node()], { description: '各项 / The items.' })
    nodes!: T[]

    @Field(() => PageInfo, { description: '翻页信息 / Where this page lies.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: '总条数 / How many there are on all pages.' })
    totalCount!: number
  }
  return ConnectionType
}

/** What a list is ordered by: a name that tells its cursors from others', and how the keys of a row are had. */
export interface Order<T> {
  /** Changes whenever the order does: `organisation by code`. */
  readonly list: string
  readonly types: readonly CursorKeyType[]
  readonly keysOf: (row: T) => readonly CursorKey[]
}

/** Where a page begins and how many rows it may have. */
export interface PageWindow {
  /** Rows to fetch: one more than the page has, to see whether more follow. */
  readonly limit: number
  /** Keys of the row before the first one, or null at the beginning. */
  readonly after: readonly CursorKey[] | null
}

/**
 * A page of a list ordered by keys.
 *
 * @param source.fetch rows after the window's keys in the list's order, at most `limit`.
 * @param source.count rows on all pages.
 * @throws RequestError `page/bad-size`, `page/bad-cursor`.
 */
export function connection<T>(
  args: PageArgs,
  order: Order<T>,
  source: {
    readonly fetch: (window: PageWindow) => Promise<readonly T[]>
    readonly count: () => Promise<number>
  },
): Connection<T> {
  const size = pageSizeOf(args.first)
  const after = args.after == null ? null : decodeCursor(order.list, order.types, args.after)
  const rows = once(() => source.fetch({ limit: size + 1, after }))
  const page = async () => (await rows()).slice(0, size)
  const cursorOf = (row: T) => encodeCursor(order.list, order.keysOf(row))
  return {
    edges: async () => (await page()).map((node) => ({ node, cursor: cursorOf(node) })),
    nodes: page,
    async pageInfo() {
      const all = await rows()
      const [firstRow] = all
      const lastRow = all.slice(0, size).at(-1)
      return {
        hasNextPage: all.length > size,
        hasPreviousPage: after !== null,
        startCursor: firstRow === undefined ? null : cursorOf(firstRow),
        endCursor: lastRow === undefined ? null : cursorOf(lastRow),
      }
    },
    totalCount: once(source.count),
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => (started ??= work())
}

/** A list that holds nothing, e.g. of a scope that isn't the viewer's. Sizes and cursors are checked as ever. */
export const emptyList = <T>(args: PageArgs, order: Order<T>): Connection<T> =>
  connection(args, order, { fetch: async () => [], count: async () => 0 })
