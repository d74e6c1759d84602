import { Action, can } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import type { Provenance } from '@zhengmei/domain/rulebook'
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  defineLoader,
  type Payload,
  type RequestContext,
  Requires,
  toPayload,
} from '../../../platform/graphql/index.js'
import { Organisation, type OrgRow, orgById } from '../../org/index.js'
import { contradictionRow, provenanceRows } from '../effective-rulebook.js'
import { RulebookEdition } from '../rulebook.graphql.js'
import { editionRow, titleOf } from '../rulebook.read.js'
import { type AttachedAt, attachRulebook, detachRulebook, mayEnd } from './attach-rulebook.js'
import {
  AttachRulebookInput,
  AttachRulebookPayload,
  EndRulebookAttachmentInput,
  RulebookAttachment,
  RulebookAttachmentPreviewPayload,
} from './attachment.graphql.js'
import type { AttachmentRow } from './attachment.read.js'
import { attachmentsOf } from './attachment.repository.js'
import { type AttachmentPreview, previewAttachment, previewDetachment } from './preview-attachment.js'

/** For the cost of a request. */
const usualAttachments = 5

/** What is, was and will be attached to a unit itself; none of a unit beyond the viewer's subtree. */
const attachmentsOfOrg = defineLoader<string, readonly AttachmentRow[]>(async (context, orgIds) => {
  const rows = await attachmentsOf(context.pool, context.scopeFor(Action.readRulebooks), orgIds)
  const byOrg = Map.groupBy(rows, (row) => row.orgId)
  return orgIds.map((orgId) => byOrg.get(orgId) ?? [])
})

@Resolver(() => Organisation)
export class RulebookAttachmentsResolver {
  @Extensions({ listSize: usualAttachments })
  @FieldResolver(() => [RulebookAttachment], {
    description:
      '挂接在本单位的规则书：现有的、将来的和已结束的，近者在前 / What is, was and will be attached to the unit itself, the latest first.',
  })
  rulebookAttachments(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return context.load(attachmentsOfOrg, org.id)
  }

  @FieldResolver(() => Boolean, { description: '您可以在此挂接规则书 / You may attach rulebooks here.' })
  viewerCanAttachRulebooks(@Root() org: OrgRow, @Ctx() context: RequestContext): boolean {
    if (context.viewer === null || org.abolishedOn !== null) return false
    return can(context.viewer, Action.attachRulebooks, org.path)
  }

  @Query(() => RulebookAttachmentPreviewPayload, {
    description: '挂接的后果，保存之前查看 / What an attachment would mean, or why it would be refused.',
  })
  @Requires(Action.attachRulebooks)
  async rulebookAttachmentPreview(
    @Arg('input', () => AttachRulebookInput, { description: '挂接 / The attachment.' })
    input: AttachRulebookInput,
    @Ctx() context: RequestContext,
  ) {
    return toPayload(shown(await previewAttachment(context, input)))
  }

  @Query(() => RulebookAttachmentPreviewPayload, {
    description: '结束挂接的后果，保存之前查看 / What the end of an attachment would mean.',
  })
  @Requires(Action.attachRulebooks)
  async rulebookAttachmentEndPreview(
    @Arg('input', () => EndRulebookAttachmentInput, { description: '结束 / The end.' })
    input: EndRulebookAttachmentInput,
    @Ctx() context: RequestContext,
  ) {
    return toPayload(shown(await previewDetachment(context, input)))
  }

  @Mutation(() => AttachRulebookPayload, {
    description:
      '把规则书挂接到单位，对其及下级适用；已有的考核结果不变 / Attaches a rulebook to a unit; runs that exist stay as they are.',
  })
  @Requires(Action.attachRulebooks)
  async attachRulebook(
    @Arg('input', () => AttachRulebookInput, { description: '挂接 / The attachment.' })
    input: AttachRulebookInput,
    @Ctx() context: RequestContext,
  ) {
    return attached(context, await attachRulebook(context, input))
  }

  @Mutation(() => AttachRulebookPayload, {
    description: '结束挂接；尚未开始的即收回 / Ends an attachment, or takes back one that has not begun.',
  })
  @Requires(Action.attachRulebooks)
  async endRulebookAttachment(
    @Arg('input', () => EndRulebookAttachmentInput, { description: '结束 / The end.' })
    input: EndRulebookAttachmentInput,
    @Ctx() context: RequestContext,
  ) {
    return attached(context, await detachRulebook(context, input))
  }
}

@Resolver(() => RulebookAttachment)
export class RulebookAttachmentResolver {
  @FieldResolver(() => Boolean, { description: '您可以结束它 / You may end it.' })
  viewerCanEnd(@Root() attachment: AttachmentRow, @Ctx() context: RequestContext): boolean {
    if (context.viewer === null) return false
    return (
      can(context.viewer, Action.attachRulebooks, attachment.orgPath) && mayEnd(context.viewer, attachment)
    )
  }

  @FieldResolver(() => RulebookEdition, { description: '版本 / The edition.' })
  edition(@Root() attachment: AttachmentRow) {
    return editionRow(attachment)
  }
}

async function attached(
  context: RequestContext,
  result: Result<AttachedAt>,
): Promise<Payload<{ readonly organisation: OrgRow }>> {
  if (!result.ok) return toPayload(result)
  const organisation = await context.load(orgById, result.value.orgId)
  if (organisation === null) throw new Error(`unit ${result.value.orgId} is gone`)
  return toPayload(ok({ organisation }))
}

function shown(result: Result<AttachmentPreview>) {
  if (!result.ok) return result
  const { on, units, layers, changes, contradictions, settled } = result.value
  const rowOf = provenanceRows(layers)
  const row = (from: Provenance | null) => from && rowOf(from)
  return ok({
    on,
    units,
    changes: changes.map(({ key, before, after }) => ({
      key,
      title: titleOf(key, (after ?? before)?.statement),
      before: row(before),
      after: row(after),
    })),
    contradictions: contradictions.map((one) => contradictionRow(one, rowOf)),
    settled: settled.map((key) => titleOf(key)),
  })
}
