import { Action, type Viewer } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { type Attachment, decideAttachment, decideDetachment } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { type RequestContext, requestDay } from '../../../platform/graphql/index.js'
import { isUuid, uuidv7 } from '../../../platform/ids/index.js'
import { narrowedScope, type OrgRow, orgById } from '../../org/index.js'
import { findEdition, type PublishedEdition } from '../edition.repository.js'
import type { AttachmentRow } from './attachment.read.js'
import {
  attachmentsOf,
  endAttachment,
  findAttachment,
  holdAttachments,
  insertAttachment,
} from './attachment.repository.js'

/** An edition that is to be attached to a unit. */
export interface AttachRequest {
  readonly organisationId: string
  readonly editionId: string
  /** The latest unless told. */
  readonly version?: number | null
  /** First day; today unless told. */
  readonly on?: PlainDate | null
  readonly reason: string
}

/** An attachment that is to end. */
export interface DetachRequest {
  readonly attachmentId: string
  /** First day on which it holds no more; today unless told. */
  readonly on?: PlainDate | null
  readonly reason: string
}

/** Where something was attached, or is no more. */
export interface AttachedAt {
  readonly orgId: string
}

const noSuchUnit: Refusal = {
  code: 'organisation/not-found',
  field: 'organisationId',
  message: { zh: '没有此单位', en: 'No such organisation' },
}
const noSuchEdition: Refusal = {
  code: 'rulebook/not-found',
  field: 'editionId',
  message: { zh: '没有这个规则版本', en: 'There is no such edition' },
}
const noSuchAttachment: Refusal = {
  code: 'rulebook/no-such-attachment',
  field: 'attachmentId',
  message: { zh: '没有这项挂接', en: 'There is no such attachment' },
}
const attachedAbove: Refusal = {
  code: 'rulebook/attached-from-above',
  field: 'attachmentId',
  message: {
    zh: '这项挂接由上级决定，只能由上级结束',
    en: 'Those above decided this attachment, and end it',
  },
}

/** What is to be attached, looked up and allowed by the rules. */
export interface AllowedAttachment {
  readonly unit: OrgRow
  readonly found: PublishedEdition
  readonly on: PlainDate
  readonly reason: string
}

/** What is to end, looked up and allowed by the rules. */
export interface AllowedDetachment {
  readonly attachment: AttachmentRow
  readonly on: PlainDate
  readonly reason: string
}

/**
 * Whether an edition may be attached.
 *
 * @returns refusals `organisation/not-found`, `rulebook/not-found`, those of `decideAttachment`.
 */
export async function allowAttachment(
  context: RequestContext,
  connection: Pool | ClientBase,
  request: AttachRequest,
): Promise<Result<AllowedAttachment>> {
  const scope = await narrowedScope(context, Action.attachRulebooks, request.organisationId)
  const unit = scope === null ? null : await context.load(orgById, request.organisationId)
  if (scope === null || unit === null) return refused(noSuchUnit)
  const found = await findEdition(connection, request.editionId, request.version ?? undefined)
  if (found === null) return refused(noSuchEdition)
  const there = (await attachmentsOf(connection, scope, [unit.id])).map(asAttachment)
  const on = request.on ?? (await requestDay(context))
  const decided = decideAttachment(found.edition, unit, there, { on, reason: request.reason })
  return decided.ok ? ok({ unit, found, ...decided.value }) : decided
}

const asAttachment = ({ edition, attachedFrom, attachedTo }: AttachmentRow): Attachment => ({
  editionId: edition.id,
  version: edition.version,
  from: attachedFrom,
  to: attachedTo,
})

/**
 * Whether an attachment may end: who stands below the node at which it was decided may not.
 *
 * @returns refusals `rulebook/no-such-attachment`, `rulebook/attached-from-above`, those of `decideDetachment`.
 */
export async function allowDetachment(
  context: RequestContext,
  connection: Pool | ClientBase,
  request: DetachRequest,
): Promise<Result<AllowedDetachment>> {
  const scope = context.scopeFor(Action.attachRulebooks)
  const id = request.attachmentId
  const attachment = isUuid(id) ? await findAttachment(connection, scope, id) : null
  if (attachment === null) return refused(noSuchAttachment)
  if (!mayEnd(context.requireViewer(), attachment)) return refused(attachedAbove)
  const on = request.on ?? (await requestDay(context))
  const decided = decideDetachment({ to: attachment.attachedTo }, { on, reason: request.reason })
  return decided.ok ? ok({ attachment, ...decided.value }) : decided
}

/** Whether a viewer stands at or above the node at which an attachment was decided. */
export const mayEnd = (viewer: Viewer, { decidedAtPath }: AttachmentRow): boolean =>
  decidedAtPath === null || decidedAtPath.startsWith(viewer.appointment.orgPath)

/** Lets an edition hold at a unit, and below it, from a day on. Runs that exist keep the books by which they scored. */
export function attachRulebook(context: RequestContext, request: AttachRequest): Promise<Result<AttachedAt>> {
  const viewer = context.requireViewer()
  return withTransaction(context.pool, async (client) => {
    if (isUuid(request.organisationId)) await holdAttachments(client, request.organisationId)
    const allowed = await allowAttachment(context, client, request)
    if (!allowed.ok) return allowed
    const { unit, found, on, reason } = allowed.value
    const id = uuidv7()
    await insertAttachment(client, {
      id,
      orgId: unit.id,
      edition: found.edition,
      from: on,
      reason,
      personId: viewer.personId,
      decidedAtOrgId: viewer.appointment.orgId,
    })
    await record(client, context.actor, {
      action: 'rulebook.attach',
      objectType: 'organisation',
      objectId: unit.id,
      after: {
        attachmentId: id,
        rulebook: found.edition.id,
        version: found.edition.version,
        digest: found.digest,
        on,
        reason,
      },
    })
    return ok({ orgId: unit.id })
  })
}

/** Ends an attachment, or takes one back that has not begun. */
export function detachRulebook(context: RequestContext, request: DetachRequest): Promise<Result<AttachedAt>> {
  const { personId } = context.requireViewer()
  return withTransaction(context.pool, async (client) => {
    const seen = await allowDetachment(context, client, request)
    if (!seen.ok) return seen
    await holdAttachments(client, seen.value.attachment.orgId)
    // Somebody may have ended it while this waited.
    const allowed = await allowDetachment(context, client, request)
    if (!allowed.ok) return allowed
    const { attachment, on, reason } = allowed.value
    await endAttachment(client, attachment, on, reason, personId)
    await record(client, context.actor, {
      action: 'rulebook.detach',
      objectType: 'organisation',
      objectId: attachment.orgId,
      before: {
        attachmentId: attachment.id,
        rulebook: attachment.edition.id,
        version: attachment.edition.version,
        from: attachment.attachedFrom,
      },
      after: { on, reason },
    })
    return ok({ orgId: attachment.orgId })
  })
}
