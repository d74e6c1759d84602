import type { PlainDate, Refusal } from '@zhengmei/domain/kernel'
import type { OrgChangeKind, OrgChangeState } from '@zhengmei/domain/org'
import type { OrgCommand, OrgDetails } from './command.js'

/** A change of units as it is kept. */
export interface OrgChangeRow extends OrgCommand {
  readonly id: string
  readonly kind: OrgChangeKind
  readonly details: OrgDetails
  readonly before: Readonly<Record<string, unknown>> | null
  readonly state: OrgChangeState
  readonly effectiveOn: PlainDate
  readonly requestedAt: Date
  readonly requestedBy: string
  readonly requesterName: string
  readonly appointmentId: string
  readonly scopeOrgId: string
  readonly settledAt: Date | null
  readonly problem: Refusal | null
}

/** Columns of {@link OrgChangeRow}, of the table under the alias `c`. */
export const changeColumns = `c.id, c.kind, c.org_id as "orgId", c.target_id as "targetId", c.details, c.before, c.state,
  c.effective_on as "effectiveOn", c.reason, c.requested_at as "requestedAt", c.requested_by as "requestedBy",
  (select name from person where id = c.requested_by) as "requesterName",
  c.appointment_id as "appointmentId", c.scope_org_id as "scopeOrgId", c.settled_at as "settledAt", c.problem`
