import type { PlainDate } from '@zhengmei/domain/kernel'
import {
  type Contradiction,
  type EffectiveRulebook,
  inReadingOrder,
  type Provenance,
  type RulebookEdition,
  stack,
} from '@zhengmei/domain/rulebook'
import type { Pool } from 'pg'
import { layersAt, type RulebookLayer } from './edition.repository.js'
import { type EditionRow, editionRow, type StatementRow, statementRow, titleOf } from './rulebook.read.js'

/** A value and the edition that states it, as readers see it. */
export interface ProvenanceRow {
  readonly statement: StatementRow
  readonly edition: EditionRow
}

/** What holds at an organisation, as readers see it. */
export interface EffectiveRulebookRow {
  readonly orgId: string
  readonly on: PlainDate
  readonly layers: readonly {
    readonly edition: EditionRow
    readonly orgId: string
    readonly attachedFrom: PlainDate
    readonly attachedTo: PlainDate | null
  }[]
  readonly values: readonly (ProvenanceRow & {
    readonly key: string
    readonly shadowed: readonly ProvenanceRow[]
  })[]
  readonly contradictions: readonly ContradictionRow[]
}

/** Where stacked books disagree, as readers see it. */
export interface ContradictionRow {
  readonly key: string
  readonly title: EditionRow['title']
  readonly won: ProvenanceRow
  readonly lost: readonly ProvenanceRow[]
  readonly why: EditionRow['title']
}

/** A contradiction as readers see it. */
export const contradictionRow = (
  { key, won, lost, why }: Contradiction,
  rowOf: (from: Provenance) => ProvenanceRow,
): ContradictionRow => ({
  key,
  title: titleOf(key, won.statement),
  won: rowOf(won),
  lost: lost.map(rowOf),
  why,
})

/** Stacks what is attached to an organisation and above it on a day. */
export async function effectiveRulebookAt(
  pool: Pool,
  orgId: string,
  on: PlainDate,
): Promise<EffectiveRulebookRow> {
  const layers = await layersAt(pool, orgId, on)
  const effective = stack(layers, on)
  const rowOf = provenanceRows(layers)
  return {
    orgId,
    on,
    layers: layers.map((layer) => ({
      edition: editionRow(layer),
      orgId: layer.orgId,
      attachedFrom: layer.attachedFrom,
      attachedTo: layer.attachedTo,
    })),
    values: valuesOf(effective, rowOf),
    contradictions: effective.contradictions.map((one) => contradictionRow(one, rowOf)),
  }
}

const valuesOf = (effective: EffectiveRulebook, rowOf: (from: Provenance) => ProvenanceRow) =>
  inReadingOrder(effective.values.keys()).flatMap((key) => {
    const value = effective.values.get(key)
    return value ? [{ key, ...rowOf(value), shadowed: value.shadowed.map(rowOf) }] : []
  })

/** How a value of some layers is shown: with the digest of the edition it comes from. */
export function provenanceRows(layers: readonly RulebookLayer[]): (from: Provenance) => ProvenanceRow {
  const digests = new Map(layers.map(({ edition, digest }) => [`${edition.id} ${edition.version}`, digest]))
  const digestOf = (edition: RulebookEdition) => digests.get(`${edition.id} ${edition.version}`) ?? ''
  return ({ statement, edition }) => ({
    statement: statementRow(statement, edition),
    edition: { ...edition, digest: digestOf(edition) },
  })
}
