import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import { epochMs } from '../../../platform/db/index.js'
import type { PublishedEdition } from '../edition.repository.js'

/** An edition as it is attached to a unit, with who decided that. */
export interface AttachmentRow extends PublishedEdition {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly attachedFrom: PlainDate
  /** Exclusive; null: until further notice. */
  readonly attachedTo: PlainDate | null
  readonly reason: string | null
  /** Null: it was attached when the system was set up. */
  readonly attachedBy: string | null
  readonly attachedAt: Instant | null
  readonly endReason: string | null
  readonly endedBy: string | null
  /** Path of the node at which it was decided; null: when the system was set up. */
  readonly decidedAtPath: string | null
}

/** Columns of {@link AttachmentRow} but for those of its edition, of the tables under the aliases `t` and `o`. */
export const attachmentColumns = `t.id, t.org_id as "orgId", o.path as "orgPath", t.attached_from as "attachedFrom",
  t.attached_to as "attachedTo", t.reason, (select name from person where id = t.attached_by) as "attachedBy",
  ${epochMs('t.attached_at')} as "attachedAt", t.end_reason as "endReason",
  (select name from person where id = t.ended_by) as "endedBy",
  (select path from named_org(t.decided_at_org_id)) as "decidedAtPath"`
