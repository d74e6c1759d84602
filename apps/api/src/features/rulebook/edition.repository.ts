import { ok, type PlainDate, type Result, refuse } from '@zhengmei/domain/kernel'
import { type RulebookEdition, validateEdition } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import { digestOf } from './canonical-json.js'

/** An edition as it was published: its content never changes. */
export interface PublishedEdition {
  readonly edition: RulebookEdition
  /** SHA-256 of its canonical JSON. */
  readonly digest: string
  readonly publishedAt: Date
}

/** A published edition that holds at a node from a day on. */
export interface RulebookLayer extends PublishedEdition {
  readonly orgId: string
  readonly nodeCode: string
  readonly attachedFrom: PlainDate
  /** Exclusive; null: until further notice. */
  readonly attachedTo: PlainDate | null
}

/** An edition as it is stored. */
export interface EditionColumns {
  readonly body: unknown
  readonly digest: string
  readonly published_at: Date
}

interface LayerRow extends EditionColumns {
  readonly org_id: string
  readonly org_code: string
  readonly attached_from: PlainDate
  readonly attached_to: PlainDate | null
}

/**
 * Publishes an edition; publishing the very same again changes nothing.
 *
 * @returns its digest; refusal `rulebook/version-published` when this version exists with another content.
 */
export async function publishEdition(
  connection: Pool | ClientBase,
  edition: RulebookEdition,
): Promise<Result<{ readonly digest: string }>> {
  const digest = digestOf(edition)
  await connection.query(
    `INSERT INTO rulebook_edition (id, version, body, digest) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id, version) DO NOTHING`,
    [edition.id, edition.version, JSON.stringify(edition), digest],
  )
  const { rows } = await connection.query<{ digest: string }>(
    'SELECT digest FROM rulebook_edition WHERE id = $1 AND version = $2',
    [edition.id, edition.version],
  )
  if (rows[0]?.digest === digest) return ok({ digest })
  return refuse(
    'rulebook/version-published',
    {
      zh: `${edition.id} 第 ${edition.version} 版已经公布，内容不能更改；请另立新版`,
      en: `${edition.id} version ${edition.version} is published and can't change; make a new version`,
    },
    'version',
  )
}

/** One edition, the latest version unless told; null when there is none. */
export async function findEdition(
  connection: Pool | ClientBase,
  id: string,
  version?: number,
): Promise<PublishedEdition | null> {
  const { rows } = await connection.query<EditionColumns>(
    `SELECT body, digest, published_at FROM rulebook_edition
     WHERE id = $1 AND ($2::integer IS NULL OR version = $2) ORDER BY version DESC LIMIT 1`,
    [id, version ?? null],
  )
  return rows[0] ? publishedOf(rows[0]) : null
}

/** The latest version of every edition, by id. */
export async function listEditions(connection: Pool | ClientBase): Promise<readonly PublishedEdition[]> {
  const { rows } = await connection.query<EditionColumns>(
    `SELECT DISTINCT ON (id) body, digest, published_at FROM rulebook_edition ORDER BY id, version DESC`,
  )
  return rows.map(publishedOf)
}

/** Lets an edition hold at a node, and below it, from a day on. Doing it twice changes nothing. */
export async function attachEdition(
  connection: Pool | ClientBase,
  attachment: {
    readonly orgId: string
    readonly editionId: string
    readonly version: number
    readonly attachedFrom: PlainDate
  },
): Promise<void> {
  await connection.query(
    `INSERT INTO rulebook_attachment (org_id, edition_id, edition_version, attached_from)
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [attachment.orgId, attachment.editionId, attachment.version, attachment.attachedFrom],
  )
}

/**
 * What holds at a node on a day: the editions attached to it and to its ancestors, from the root down; of an edition
 * attached to the same node more than once the latest attachment.
 */
export async function layersAt(
  connection: Pool | ClientBase,
  orgId: string,
  on: PlainDate,
): Promise<readonly RulebookLayer[]> {
  const { rows } = await connection.query<LayerRow>(
    `SELECT DISTINCT ON (length(node.path), t.edition_id)
       e.body, e.digest, e.published_at, node.id AS org_id, node.code AS org_code, t.attached_from, t.attached_to
     FROM org place
     JOIN org node ON starts_with(place.path, node.path)
     JOIN rulebook_attachment t ON t.org_id = node.id AND t.attached_from <= $2 AND (t.attached_to IS NULL OR $2 < t.attached_to)
     JOIN rulebook_edition e ON e.id = t.edition_id AND e.version = t.edition_version
     WHERE place.id = $1
     ORDER BY length(node.path), t.edition_id, t.attached_from DESC, t.edition_version DESC`,
    [orgId, on],
  )
  return stacked(rows)
}

/** The layers of several organisations, those included that begin later or were replaced since, in one statement. */
export async function layersOf(
  connection: Pool | ClientBase,
  orgIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RulebookLayer[]>> {
  const { rows } = await connection.query<LayerRow & { readonly place_id: string }>(
    `SELECT place.id AS place_id, e.body, e.digest, e.published_at, node.id AS org_id, node.code AS org_code, t.attached_from, t.attached_to
     FROM org place
     JOIN org node ON starts_with(place.path, node.path)
     JOIN rulebook_attachment t ON t.org_id = node.id
     JOIN rulebook_edition e ON e.id = t.edition_id AND e.version = t.edition_version
     WHERE place.id = ANY($1::uuid[])
     ORDER BY length(node.path), t.edition_id, t.attached_from, t.edition_version`,
    [orgIds],
  )
  return new Map([...Map.groupBy(rows, (row) => row.place_id)].map(([orgId, own]) => [orgId, stacked(own)]))
}

const stacked = (rows: readonly LayerRow[]): RulebookLayer[] =>
  inStackingOrder(
    rows.map((row) => ({
      ...publishedOf(row),
      orgId: row.org_id,
      nodeCode: row.org_code,
      attachedFrom: row.attached_from,
      attachedTo: row.attached_to,
    })),
  )

/** Layers that come from the root down; several books of one node stack by the level of who issued them. */
export function inStackingOrder(layers: readonly RulebookLayer[]): RulebookLayer[] {
  const depth = (orgId: string) => layers.findIndex((layer) => layer.orgId === orgId)
  return layers.toSorted((a, b) => depth(a.orgId) - depth(b.orgId) || rankOf(a) - rankOf(b))
}

const stackingOrder: readonly string[] = ['nation', 'line', 'province', 'city', 'county']
const rankOf = (layer: RulebookLayer): number => stackingOrder.indexOf(layer.edition.level)

/** Editions never change: one that was read and checked once is known by its digest. */
const known = new Map<string, RulebookEdition>()
const mostKnown = 200

/** An edition as it was published; one that was read before is not checked again. */
export function publishedOf(row: EditionColumns): PublishedEdition {
  return {
    edition: known.get(row.digest) ?? remember(row),
    digest: row.digest,
    publishedAt: row.published_at,
  }
}

function remember(row: EditionColumns): RulebookEdition {
  const edition = validateEdition(row.body)
  if (!edition.ok) throw new Error(`A published edition doesn't hold: ${edition.refusal.message.en}`)
  if (known.size >= mostKnown) known.clear()
  known.set(row.digest, edition.value)
  return edition.value
}
