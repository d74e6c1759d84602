import type { Bilingual } from '@zhengmei/domain/kernel'
import {
  catalogueEntry,
  type Outline,
  outlines,
  type RulebookEdition,
  type Source,
  type Statement,
} from '@zhengmei/domain/rulebook'
import type { PublishedEdition } from './edition.repository.js'

/** An edition as readers see it. */
export interface EditionRow extends RulebookEdition {
  readonly digest: string
}

/** A statement and the edition that makes it, which knows its own regulation. */
export interface StatementRow extends Statement {
  readonly edition: RulebookEdition
}

/** A clause as a source names it, with the words of its regulation's outline. */
export interface SourceRow extends Source {
  readonly documentShortName: string
  readonly clauseTitle: string | null
}

/** A regulation as readers see it. */
export interface RegulationRow {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly issuedOn: string | null
  readonly clauses: readonly { readonly id: string; readonly title: string }[]
}

/** An edition with its digest. */
export const editionRow = ({ edition, digest }: PublishedEdition): EditionRow => ({ ...edition, digest })

/** A statement with its edition. */
export const statementRow = (statement: Statement, edition: RulebookEdition): StatementRow => ({
  ...statement,
  edition,
})

/** What a key is called: the book's own word for it, else the catalogue's. */
export const titleOf = (key: string, statement?: Pick<Statement, 'title'>): Bilingual =>
  statement?.title ?? catalogueEntry(key)?.title ?? { zh: key, en: key }

/** The outline of a document, also of one that an edition brings along. */
const outlineOf = (document: string, edition: RulebookEdition): Outline | undefined =>
  outlines.get(document) ?? (edition.outline?.document === document ? edition.outline : undefined)

/** A source with the words of its regulation; a document that nobody carries keeps its id. */
export function sourceRow(source: Source, edition: RulebookEdition): SourceRow {
  const outline = outlineOf(source.document, edition)
  const clause = outline?.clauses.find((one) => one.id === source.clause)
  return {
    ...source,
    documentShortName: outline?.shortName ?? source.document,
    clauseTitle: clause?.title.zh ?? null,
  }
}

/** The regulation behind an edition. */
export function regulationRow(edition: RulebookEdition): RegulationRow {
  const outline = outlineOf(edition.document, edition)
  return {
    id: edition.document,
    title: outline?.title.zh ?? edition.title.zh,
    number: outline?.number ?? null,
    issuedOn: outline?.issuedOn ?? null,
    clauses: (outline?.clauses ?? []).map(({ id, title }) => ({ id, title: title.zh })),
  }
}
