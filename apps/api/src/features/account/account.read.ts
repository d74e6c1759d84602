import type { MediaType, Platform } from '@zhengmei/domain/account'
import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import { epochMs } from '../../platform/db/index.js'

/** An account as read. */
export interface AccountRow {
  readonly id: string
  readonly code: string
  readonly orgId: string
  readonly orgPath: string
  readonly platform: Platform
  readonly mediaType: MediaType
  readonly name: string
  readonly certifiedSubject: string | null
  readonly liveOn: PlainDate
  /** The first day on which it was no longer live. */
  readonly closedOn: PlainDate | null
  readonly main: boolean
  readonly operatorId: string | null
  /** How it is found on its platform: 微信号, 抖音号. */
  readonly handle: string | null
  readonly url: string | null
  /** Day of the last post that is known; null: none. */
  readonly lastPostOn: PlainDate | null
  readonly unrepliedMessages: number
  readonly version: number
  readonly createdAt: Instant
}

/** Columns of {@link AccountRow}, of the table under the alias `a`. */
export const accountColumns = `a.id, a.code, a.org_id as "orgId", a.org_path as "orgPath", a.platform,
  a.media_type as "mediaType", a.name, a.certified_subject as "certifiedSubject", a.live_on as "liveOn",
  a.closed_on as "closedOn", a.main, a.operator_id as "operatorId", a.handle, a.url,
  a.last_post_on as "lastPostOn", a.unreplied_messages as "unrepliedMessages", a.version, ${epochMs('a.created_at')} as "createdAt"`

/** Counts of an account's posts in a year, kept at ingest. */
export interface AccountYearRow {
  readonly accountId: string
  readonly year: number
  readonly posts: number
  readonly originals: number
  readonly weekPosts: readonly number[]
  readonly weekOriginals: readonly number[]
  readonly monthPosts: readonly number[]
}
