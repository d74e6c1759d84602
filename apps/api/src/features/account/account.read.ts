import type { MediaType, Platform } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'

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
}

/** Columns of {@link AccountRow}, of the table under the alias `a`. */
export const accountColumns = `a.id, a.code, a.org_id as "orgId", a.org_path as "orgPath", a.platform,
  a.media_type as "mediaType", a.name, a.certified_subject as "certifiedSubject", a.live_on as "liveOn",
  a.closed_on as "closedOn", a.main, a.operator_id as "operatorId"`

/** Counts of an account's posts in a year, kept at ingest. */
export interface AccountYearRow {
  readonly accountId: string
  readonly year: number
  readonly posts: number
  readonly originals: number
  readonly weekPosts: readonly number[]
  readonly monthPosts: readonly number[]
}
