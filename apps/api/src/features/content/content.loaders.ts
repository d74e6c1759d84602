import {
  defineLoader,
  defineWindowLoader,
  groupedInOrderOf,
  inOrderOf,
  type SqlOrder,
} from '../../platform/graphql/index.js'
import type {
  FeedGapRow,
  MessageBodyRow,
  MessageRow,
  PostBodyRow,
  PostDayRow,
  PostRow,
} from './content.read.js'
import {
  type MessageFilter,
  type MessageKey,
  messageBodies,
  messageCounts,
  messagesByKey,
  messagesOfAccounts,
} from './message.repository.js'
import {
  feedGaps,
  type PostFilter,
  type PostKey,
  postBodies,
  postCounts,
  postDays,
  postsOfAccounts,
} from './post.repository.js'

/** A page of the posts of an account. */
export const postsPage = defineWindowLoader<
  PostRow,
  { readonly filter: PostFilter; readonly order: SqlOrder<PostRow> }
>(
  (context, accountIds, window, { filter, order }) =>
    postsOfAccounts(context.pool, accountIds, filter, order, window),
  (post) => post.accountId,
)

/** A page of the messages of an account. */
export const messagesPage = defineWindowLoader<MessageRow, MessageFilter>(
  (context, accountIds, window, filter) => messagesOfAccounts(context.pool, accountIds, filter, window),
  (message) => message.accountId,
)

interface Counted<Filter> {
  readonly accountId: string
  readonly filter: Filter
}

/** A loader of counts of accounts; those with the same filter are one statement. */
const countLoader = <Filter>(
  count: (
    context: Parameters<Parameters<typeof defineLoader>[0]>[0],
    accountIds: readonly string[],
    filter: Filter,
  ) => Promise<readonly { readonly accountId: string; readonly count: number }[]>,
) =>
  defineLoader<Counted<Filter>, number>(
    async (context, keys) => {
      const counts = new Map<Counted<Filter>, number>()
      for (const group of Map.groupBy(keys, (key) => JSON.stringify(key.filter)).values()) {
        const [first] = group
        if (!first) continue
        const ids = group.map((key) => key.accountId)
        const rows = inOrderOf(ids, await count(context, ids, first.filter), (row) => row.accountId)
        for (const [index, key] of group.entries()) counts.set(key, rows[index]?.count ?? 0)
      }
      return keys.map((key) => counts.get(key) ?? 0)
    },
    (key) => JSON.stringify(key),
  )

/** How many posts of an account the filter leaves. */
export const postCountOf = countLoader<PostFilter>((context, ids, filter) =>
  postCounts(context.pool, ids, filter),
)

/** How many messages of an account the filter leaves. */
export const messageCountOf = countLoader<MessageFilter>((context, ids, filter) =>
  messageCounts(context.pool, ids, filter),
)

const keyOf = ({ accountId, externalId }: PostKey): string => `${accountId} ${externalId}`

/** Title, source and link of a post. */
export const postBodyOf = defineLoader<PostKey, PostBodyRow | null>(
  async (context, keys) => inOrderOf(keys.map(keyOf), await postBodies(context.pool, keys), keyOf),
  keyOf,
)

/** A message of an account by its id there. */
export const messageByKey = defineLoader<MessageKey, MessageRow | null>(
  async (context, keys) => inOrderOf(keys.map(keyOf), await messagesByKey(context.pool, keys), keyOf),
  keyOf,
)

/** Words of a message and of its reply. */
export const messageBodyOf = defineLoader<MessageKey, MessageBodyRow | null>(
  async (context, keys) => inOrderOf(keys.map(keyOf), await messageBodies(context.pool, keys), keyOf),
  keyOf,
)

interface AccountAndYear {
  readonly accountId: string
  readonly year: number
}
const yearKey = ({ accountId, year }: AccountAndYear): string => `${accountId} ${year}`

/** A loader of what accounts have in a year; one statement a year. */
const yearLoader = <Row extends { readonly accountId: string }>(
  read: (
    context: Parameters<Parameters<typeof defineLoader>[0]>[0],
    accountIds: readonly string[],
    year: number,
  ) => Promise<readonly Row[]>,
) =>
  defineLoader<AccountAndYear, readonly Row[]>(async (context, keys) => {
    const found = new Map<AccountAndYear, readonly Row[]>()
    for (const [year, group] of Map.groupBy(keys, (key) => key.year)) {
      const ids = group.map((key) => key.accountId)
      const rows = groupedInOrderOf(ids, await read(context, ids, year), (row) => row.accountId)
      for (const [index, key] of group.entries()) found.set(key, rows[index] ?? [])
    }
    return keys.map((key) => found.get(key) ?? [])
  }, yearKey)

/** The days of a year on which an account published. */
export const postDaysOf = yearLoader<PostDayRow>((context, ids, year) => postDays(context.pool, ids, year))

/** When in a year the feed of an account was broken. */
export const feedGapsOf = yearLoader<FeedGapRow>((context, ids, year) => feedGaps(context.pool, ids, year))
