import type { Bilingual } from '../kernel/index.js'
import type { Column } from './column.js'

/** `later` may not lie before `earlier`; with `strict` not on it either. Both cells must be given for the rule to speak. */
export interface OrderRule {
  readonly earlier: string
  readonly later: string
  readonly strict?: boolean
}

/** One file of a data set: a CSV file or a sheet of the same name. */
export interface DataSetFile<
  Columns extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>,
> {
  readonly name: string
  readonly title: Bilingual
  readonly columns: Columns
  /** Columns which together name a row: given once in a file, and by which it is found again at the next import. */
  readonly key: readonly string[]
  readonly order: readonly OrderRule[]
  /** Exactly one of these columns must be given. */
  readonly exactlyOne?: readonly string[]
}

/** Makes a {@link DataSetFile} whose rules can only name columns that it has. */
export const dataSetFile = <const Columns extends Readonly<Record<string, Column>>>(
  name: string,
  title: Bilingual,
  columns: Columns,
  rules: {
    readonly key: readonly (keyof Columns & string)[]
    readonly order?: readonly OrderRule[]
    readonly exactlyOne?: readonly (keyof Columns & string)[]
  },
): DataSetFile<Columns> => ({ name, title, columns, order: [], ...rules })
