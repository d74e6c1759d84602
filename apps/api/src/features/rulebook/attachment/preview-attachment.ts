import { ok, type PlainDate, type Result } from '@zhengmei/domain/kernel'
import { type AttachmentEffect, attachmentEffect } from '@zhengmei/domain/rulebook'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { inStackingOrder, layersAt, type RulebookLayer } from '../edition.repository.js'
import {
  type AttachRequest,
  allowAttachment,
  allowDetachment,
  type DetachRequest,
} from './attach-rulebook.js'
import { unitsAt } from './attachment.repository.js'

/** What an attachment, or the end of one, would mean at the unit. */
export interface AttachmentPreview extends AttachmentEffect {
  readonly on: PlainDate
  /** The unit and those below it that live. */
  readonly units: number
  /** All layers that take part, before or after, for what is known of their editions. */
  readonly layers: readonly RulebookLayer[]
}

/** Before it is saved: what would hold otherwise, and where the books would contradict each other. @returns as `allowAttachment`. */
export async function previewAttachment(
  context: RequestContext,
  request: AttachRequest,
): Promise<Result<AttachmentPreview>> {
  const { pool } = context
  const allowed = await allowAttachment(context, pool, request)
  if (!allowed.ok) return allowed
  const { unit, found } = allowed.value
  // A book that is yet to come into force is looked at as of the day on which it does.
  const { effectiveFrom } = found.edition
  const isToCome = allowed.value.on < effectiveFrom
  const on = isToCome ? effectiveFrom : allowed.value.on
  const before = await layersAt(pool, unit.id, on)
  const added: RulebookLayer = {
    ...found,
    orgId: unit.id,
    nodeCode: unit.code,
    attachedFrom: on,
    attachedTo: null,
  }
  const others = before.filter((one) => one.orgId !== unit.id || one.edition.id !== found.edition.id)
  const after = inStackingOrder([...others, added])
  return ok({
    ...attachmentEffect(before, after, on),
    on,
    units: await unitsAt(pool, unit.path),
    layers: [...before, added],
  })
}

/** What would hold otherwise when an attachment ended. @returns as `allowDetachment`. */
export async function previewDetachment(
  context: RequestContext,
  request: DetachRequest,
): Promise<Result<AttachmentPreview>> {
  const { pool } = context
  const allowed = await allowDetachment(context, pool, request)
  if (!allowed.ok) return allowed
  const { attachment, on } = allowed.value
  const before = await layersAt(pool, attachment.orgId, on)
  const after = before.filter(
    (one) => one.orgId !== attachment.orgId || one.edition.id !== attachment.edition.id,
  )
  return ok({
    ...attachmentEffect(before, after, on),
    on,
    units: await unitsAt(pool, attachment.orgPath),
    layers: before,
  })
}
