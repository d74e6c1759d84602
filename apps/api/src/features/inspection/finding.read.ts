import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import type { FindingLevel, InspectionLevel, InspectionResult } from '@zhengmei/domain/org'
import { epochMs } from '../../platform/db/index.js'

/** A finding on an account as read. */
export interface FindingRow {
  readonly id: string
  readonly accountId: string
  /** The host, whose rules say what the indicator is and until when it is to be rectified. */
  readonly orgId: string
  readonly code: string
  readonly foundAt: Instant
  readonly level: FindingLevel
  readonly indicator: string
  readonly occurrences: number
  readonly note: string | null
  readonly evidenceUrl: string | null
  readonly notifiedAt: Instant | null
  readonly rectifiedAt: Instant | null
}

const moment = (column: string) => `case when ${column} is not null then ${epochMs(column)} end`

/** Columns of {@link FindingRow}, of the tables under the aliases `f` and `a` (its account). */
export const findingColumns = `f.id, f.account_id as "accountId", a.org_id as "orgId", f.code, ${epochMs('f.found_at')} as "foundAt",
  f.level, f.indicator, f.occurrences, f.note, f.evidence_url as "evidenceUrl",
  ${moment('f.notified_at')} as "notifiedAt", ${moment('f.rectified_at')} as "rectifiedAt"`

/** An inspection of an account by an upper level. */
export interface UpperInspectionRow {
  readonly accountId: string
  readonly level: InspectionLevel
  readonly inspectedOn: PlainDate
  readonly result: InspectionResult
}
