import type { MessageChannel, MessageKind } from '@zhengmei/domain/account'
import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import { epochMs } from '../../platform/db/index.js'

/** A post as read; its title and links are in a table of their own. */
export interface PostRow {
  readonly accountId: string
  readonly externalId: string
  readonly publishedAt: Instant
  /** The day in Asia/Shanghai. */
  readonly day: PlainDate
  readonly original: boolean
  readonly reads: number | null
  readonly likes: number | null
  readonly shares: number | null
  readonly comments: number | null
}

/** Columns of {@link PostRow}, of the table under the alias `p`. */
export const postColumns = `p.account_id as "accountId", p.external_id as "externalId", ${epochMs('p.published_at')} as "publishedAt",
  p.day, p.original, p.reads, p.likes, p.shares, p.comments`

/** The words of a post. */
export interface PostBodyRow {
  readonly accountId: string
  readonly externalId: string
  readonly title: string
  readonly source: string | null
  readonly url: string | null
}

/** A message as read; its words are in a table of their own. */
export interface MessageRow {
  readonly accountId: string
  /** The unit whose rules say until when it is to be answered. */
  readonly orgId: string
  readonly externalId: string
  readonly receivedAt: Instant
  readonly day: PlainDate
  readonly channel: MessageChannel | null
  readonly kind: MessageKind
  readonly repliedAt: Instant | null
}

/** Columns of {@link MessageRow}, of the tables under the aliases `m` and `a` (its account). */
export const messageColumns = `m.account_id as "accountId", a.org_id as "orgId", m.external_id as "externalId",
  ${epochMs('m.received_at')} as "receivedAt", m.day, m.channel, m.kind,
  case when m.replied_at is not null then ${epochMs('m.replied_at')} end as "repliedAt"`

/** The words of a message and of its reply. */
export interface MessageBodyRow {
  readonly accountId: string
  readonly externalId: string
  readonly text: string | null
  readonly reply: string | null
}

/** What an account published on a day. */
export interface PostDayRow {
  readonly accountId: string
  readonly on: PlainDate
  readonly posts: number
  readonly originals: number
}

/** Days on which the feed was broken, both inclusive. */
export interface FeedGapRow {
  readonly accountId: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
  readonly reason: string | null
}
