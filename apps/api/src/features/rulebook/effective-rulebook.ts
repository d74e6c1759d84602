import type { PlainDate } from '@zhengmei/domain/kernel'
import {
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
  }[]
  readonly values: readonly (ProvenanceRow & {
    readonly key: string
    readonly shadowed: readonly ProvenanceRow[]
  })[]
  readonly contradictions: readonly {
    readonly key: string
    readonly title: EditionRow['title']
    readonly won: ProvenanceRow
    readonly lost: readonly ProvenanceRow[]
    readonly why: EditionRow['title']
  }[]
}

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
    })),
    values: valuesOf(effective, rowOf),
    contradictions: effective.contradictions.map(({ key, won, lost, why }) => ({
      key,
      title: titleOf(key, won.statement),
      won: rowOf(won),
      lost: lost.map(rowOf),
      why,
    })),
  }
}

const valuesOf = (effective: EffectiveRulebook, rowOf: (from: Provenance) => ProvenanceRow) =>
  inReadingOrder(effective.values.keys()).flatMap((key) => {
    const value = effective.values.get(key)
    return value ? [{ key, ...rowOf(value), shadowed: value.shadowed.map(rowOf) }] : []
  })

function provenanceRows(layers: readonly RulebookLayer[]): (from: Provenance) => ProvenanceRow {
  const digests = new Map(layers.map(({ edition, digest }) => [`${edition.id} ${edition.version}`, digest]))
  const digestOf = (edition: RulebookEdition) => digests.get(`${edition.id} ${edition.version}`) ?? ''
  return ({ statement, edition }) => ({
    statement: statementRow(statement, edition),
    edition: { ...edition, digest: digestOf(edition) },
  })
}
