import type { PlainDate } from '@zhengmei/domain/kernel'
import type { RulebookEdition } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { type EditionColumns, publishedOf } from '../edition.repository.js'
import { type AttachmentRow, attachmentColumns } from './attachment.read.js'

type Connection = Pick<ClientBase, 'query'>
type Stored = Omit<AttachmentRow, 'edition' | 'digest' | 'publishedAt'> & EditionColumns

const attachmentOf = ({ body, digest, published_at, ...row }: Stored): AttachmentRow => ({
  ...row,
  ...publishedOf({ body, digest, published_at }),
})

const fromTables = `from rulebook_attachment t join org o on o.id = t.org_id
  join rulebook_edition e on e.id = t.edition_id and e.version = t.edition_version`

/** What is, was and will be attached to each of several units of a subtree, the latest first. */
export async function attachmentsOf(
  connection: Pool | ClientBase,
  scope: string,
  orgIds: readonly string[],
): Promise<AttachmentRow[]> {
  const { rows } = await connection.query<Stored>(
    `select ${attachmentColumns}, e.body, e.digest, e.published_at ${fromTables}
     where t.org_id = any($3::uuid[]) and ${subtreeCondition('o.path', 1)}
     order by t.attached_from desc, t.edition_id, t.edition_version desc`,
    [...subtreeBounds(scope), orgIds],
  )
  return rows.map(attachmentOf)
}

/** An attachment at a unit of a subtree; null when there is none. */
export async function findAttachment(
  connection: Connection,
  scope: string,
  id: string,
): Promise<AttachmentRow | null> {
  const { rows } = await connection.query<Stored>(
    `select ${attachmentColumns}, e.body, e.digest, e.published_at ${fromTables}
     where t.id = $3 and ${subtreeCondition('o.path', 1)}`,
    [...subtreeBounds(scope), id],
  )
  return rows[0] ? attachmentOf(rows[0]) : null
}

/** Until the end of the transaction nobody else attaches anything to this unit or ends it there. */
export async function holdAttachments(client: ClientBase, orgId: string): Promise<void> {
  await client.query('select from org where id = $1 for no key update', [orgId])
}

/** An attachment that begins, and who decided it. */
export interface NewAttachment {
  readonly id: string
  readonly orgId: string
  readonly edition: RulebookEdition
  readonly from: PlainDate
  readonly reason: string
  readonly personId: string
  readonly decidedAtOrgId: string
}

/** Attaches an edition; other versions of its book at the unit end on that day. */
export async function insertAttachment(client: ClientBase, begun: NewAttachment): Promise<void> {
  await client.query(
    `update rulebook_attachment set attached_to = $3, end_reason = $4, ended_by = $5
     where org_id = $1 and edition_id = $2 and attached_from < $3 and (attached_to is null or attached_to > $3)`,
    [begun.orgId, begun.edition.id, begun.from, begun.reason, begun.personId],
  )
  await client.query(
    `insert into rulebook_attachment (id, org_id, edition_id, edition_version, attached_from, reason, attached_by, attached_at, decided_at_org_id)
     values ($1, $2, $3, $4, $5, $6, $7, now(), $8)`,
    [
      begun.id,
      begun.orgId,
      begun.edition.id,
      begun.edition.version,
      begun.from,
      begun.reason,
      begun.personId,
      begun.decidedAtOrgId,
    ],
  )
}

/**
 * Ends an attachment on a day: with it whatever an earlier one of the same book would let shine through. One that would then have been
 * in force on no day is taken away.
 */
export async function endAttachment(
  client: ClientBase,
  attachment: AttachmentRow,
  on: PlainDate,
  reason: string,
  personId: string,
): Promise<void> {
  const { orgId, edition } = attachment
  await client.query('delete from rulebook_attachment where id = $1 and attached_from >= $2', [
    attachment.id,
    on,
  ])
  await client.query(
    `update rulebook_attachment set attached_to = $3, end_reason = $4, ended_by = $5
     where org_id = $1 and edition_id = $2 and attached_from < $3 and attached_from <= $6
       and (attached_to is null or attached_to > $3)`,
    [orgId, edition.id, on, reason, personId, attachment.attachedFrom],
  )
}

/** How many units live at a path or below it. */
export async function unitsAt(connection: Connection, path: string): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `select count(*) from org o where ${subtreeCondition('o.path', 1)} and o.abolished_on is null`,
    [...subtreeBounds(path)],
  )
  return rows[0]?.count ?? 0
}
