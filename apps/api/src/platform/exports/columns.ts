import type { Bilingual } from '@zhengmei/domain/kernel'
import type { ExportColumn } from './exportable.js'
import type { CellKind } from './workbook/index.js'

/**
 * The columns of a list of `Row`s, each by its key, its title, what stands in it, and where the usual doesn't do its
 * width in characters.
 */
export function columnsOf<Row>() {
  const column =
    (kind: CellKind) =>
    (
      key: string,
      title: Bilingual,
      value: ExportColumn<Row>['value'],
      width?: number,
    ): ExportColumn<Row> => ({ key, title, kind, value, ...(width === undefined ? {} : { width }) })
  const text = column('text')
  return {
    text,
    number: column('number'),
    day: column('day'),
    /** @param value milliseconds since 1970 do as well as a Date. */
    instant: (key: string, title: Bilingual, value: (row: Row) => Date | number | null) =>
      column('instant')(key, title, (row) => {
        const at = value(row)
        return typeof at === 'number' ? new Date(at) : at
      }),
    /** A word of a closed set, as it is titled in the language of the file. */
    word: <Word extends string>(
      key: string,
      title: Bilingual,
      titles: Readonly<Record<Word, Bilingual>>,
      wordOf: (row: Row) => Word,
      width?: number,
    ) => text(key, title, (row, language) => titles[wordOf(row)][language], width),
  }
}
