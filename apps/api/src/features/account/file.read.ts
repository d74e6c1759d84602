import type { Instant, PlainDate } from '@zhengmei/domain/kernel'

/** How many followed an account on a day. */
export interface FollowerCountRow {
  readonly accountId: string
  readonly countedOn: PlainDate
  readonly followers: number
}

/** What somebody changed in the file of an account. */
export interface AccountChangeRow {
  readonly id: string
  readonly accountId: string
  readonly changedAt: Instant
  /** The person's name; null: not known. */
  readonly changedBy: string | null
  /** The version that came of it. */
  readonly version: number
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>
}

/** A rule of registration that an account need not follow. */
export interface AccountExemptionRow {
  readonly accountId: string
  readonly ruleKey: string
  readonly reason: string
  readonly grantedAt: Instant
  /** The person's name. */
  readonly grantedBy: string
}
