import type { Writable } from 'node:stream'
import type { Action, Viewer } from '@zhengmei/domain/identity'
import { type Bilingual, ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import type { ZodType } from 'zod'
import type { CellKind } from './workbook/index.js'

/** In what a list or document can be had, as the ending of its file's name. */
export type ExportFormat = 'xlsx' | 'csv' | 'docx' | 'html'

/** On whose behalf something is taken out, and how it is read. */
export interface ExportReader {
  /** Reads one state of the database under the row-level security of who asked; nothing can be written by it. */
  readonly pool: Pool
  /** The subtree within which the viewer may do this now, as a path. */
  readonly scope: string
  readonly viewer: Viewer
  readonly language: keyof Bilingual
}

/** What a file tells of itself on the sheet 导出说明. */
export interface ExportFacts {
  /** When it is made. */
  readonly at: Date
  readonly person: string
  readonly unit: string
}

/** What of a thing is taken out, in words. */
export interface ExportDescription {
  /** Name of the file without its ending, where the title of its kind doesn't say enough. */
  readonly name?: Bilingual
  /** The filters that are set: what is filtered by, and to what. */
  readonly filters: readonly (readonly [what: Bilingual, to: Bilingual])[]
  /** The edition by which what it holds was scored. */
  readonly rulebook?: Bilingual
}

/** How a file is written. */
export interface ExportWriting {
  readonly format: ExportFormat
  /** Keys of the columns wanted, in order; empty: all. */
  readonly columns: readonly string[]
  readonly facts: ExportFacts
  readonly signal: AbortSignal
  /** Tells how far it is: rows, or steps of a document. */
  readonly onProgress: (done: number, total: number | null) => void
}

/** Something that may be taken out now, ready to be written. */
export interface PreparedExport {
  readonly description: ExportDescription
  /**
   * Writes it and leaves `file` open.
   *
   * @returns how many rows it has; null for a document.
   */
  readonly write: (file: Writable, writing: ExportWriting) => Promise<{ readonly rows: number | null }>
}

/** Something that can be taken out. Made by {@link listExport} and {@link documentExport}. */
export interface Exportable {
  /** Names it for ever: `accounts`, `assessment.bulletin`. */
  readonly kind: string
  /** What it is called. */
  readonly title: Bilingual
  /** Who may: asked when it is requested, made and fetched. */
  readonly action: Action
  readonly formats: readonly ExportFormat[]
  /** Keys of the columns that may be chosen; none of a document. */
  readonly columns: readonly string[]
  /** @returns refusals `download/bad-parameters` and those of the feature, for what isn't there within this scope. */
  readonly prepare: (reader: ExportReader, parameters: unknown) => Promise<Result<PreparedExport>>
}

/** A column of a list that can be taken out. */
export interface ExportColumn<Row> {
  readonly key: string
  readonly title: Bilingual
  /** `text` also for ids and codes, which must keep their zeros; `number` is written as it is said; `day` is `YYYY-MM-DD`. */
  readonly kind: CellKind
  /** Width in characters. */
  readonly width?: number
  readonly value: (row: Row, language: keyof Bilingual) => string | number | Date | null
}

/** What of a feature's is asked for. */
export interface ExportAsk<Parameters> extends ExportReader {
  readonly parameters: Parameters
}

/** A list, as its feature declares it. */
export interface DeclaredList<Parameters, Row> {
  readonly kind: string
  readonly title: Bilingual
  readonly action: Action
  readonly parameters: ZodType<Parameters>
  readonly columns: readonly ExportColumn<Row>[]
  readonly describe: (ask: ExportAsk<Parameters>) => Promise<Result<ExportDescription>>
  /** All rows, streamed; the loop over them must not ask the pool anything else. */
  readonly rows: (ask: ExportAsk<Parameters>) => AsyncIterable<Row>
}

/** A document, as its feature declares it. */
export interface DeclaredDocument<Parameters> {
  readonly kind: string
  readonly title: Bilingual
  readonly action: Action
  readonly parameters: ZodType<Parameters>
  readonly formats: readonly ExportFormat[]
  readonly describe: (ask: ExportAsk<Parameters>) => Promise<Result<ExportDescription>>
  readonly write: (
    ask: ExportAsk<Parameters>,
    file: Writable,
    writing: Omit<ExportWriting, 'columns'>,
  ) => Promise<void>
}

/** A document that can be taken out. */
export function documentExport<Parameters>(declared: DeclaredDocument<Parameters>): Exportable {
  const { kind, title, action, formats } = declared
  return {
    kind,
    title,
    action,
    formats,
    columns: [],
    prepare: (reader, parameters) =>
      prepared(declared, reader, parameters, (ask) => async (file, writing) => {
        await declared.write(ask, file, writing)
        return { rows: null }
      }),
  }
}

/** Checks the parameters and has the thing described. */
export async function prepared<Parameters>(
  declared: Pick<DeclaredDocument<Parameters>, 'parameters' | 'describe'>,
  reader: ExportReader,
  parameters: unknown,
  writer: (ask: ExportAsk<Parameters>, description: ExportDescription) => PreparedExport['write'],
): Promise<Result<PreparedExport>> {
  const checked = declared.parameters.safeParse(parameters)
  if (!checked.success) return refused(badParameters)
  const ask = { ...reader, parameters: checked.data }
  const description = await declared.describe(ask)
  if (!description.ok) return description
  return ok({ description: description.value, write: writer(ask, description.value) })
}

const badParameters: Refusal = {
  code: 'download/bad-parameters',
  field: 'parameters',
  message: { zh: '导出的条件有误', en: 'What is asked for is none of the conditions of this export' },
}
