import type { Bilingual } from '@zhengmei/domain/kernel'
import type { ExportDescription, ExportFacts } from './exportable.js'
import type { Cell, Sheet } from './workbook/index.js'

const words = {
  sheet: { zh: '导出说明', en: 'About this export' },
  item: { zh: '项目', en: 'Item' },
  content: { zh: '内容', en: 'Content' },
  title: { zh: '内容', en: 'What' },
  filter: { zh: '筛选：{what}', en: 'Filter: {what}' },
  none: { zh: '无，导出人范围内的全部', en: 'none: everything within the scope of who took it out' },
  filters: { zh: '筛选', en: 'Filters' },
  rulebook: { zh: '规则书', en: 'Rulebook' },
  at: { zh: '导出时间（北京时间）', en: 'Taken out at (Beijing time)' },
  person: { zh: '导出人', en: 'Taken out by' },
  unit: { zh: '导出人单位', en: 'Unit of who took it out' },
  rows: { zh: '行数', en: 'Rows' },
} satisfies Record<string, Bilingual>

/** What the second sheet tells. */
export interface AboutSheet {
  readonly title: Bilingual
  readonly description: ExportDescription
  readonly facts: ExportFacts
  readonly language: keyof Bilingual
  /** Known once the first sheet is written. */
  readonly rows: () => number | null
}

/** The sheet 导出说明: a file that lies on somebody's disk still says what it holds, of when, and who took it out. */
export function aboutSheet({ title, description, facts, language, rows }: AboutSheet): Sheet {
  const say = (text: Bilingual) => text[language]
  const filters: [string, Cell][] =
    description.filters.length === 0
      ? [[say(words.filters), say(words.none)]]
      : description.filters.map(([what, to]) => [say(words.filter).replace('{what}', say(what)), say(to)])
  async function* lines(): AsyncGenerator<Cell[]> {
    yield [say(words.title), say(description.name ?? title)]
    yield* filters
    if (description.rulebook) yield [say(words.rulebook), say(description.rulebook)]
    yield [say(words.at), facts.at]
    yield [say(words.person), facts.person]
    yield [say(words.unit), facts.unit]
    const count = rows()
    if (count !== null) yield [say(words.rows), count]
  }
  return {
    name: say(words.sheet),
    columns: [
      { title: say(words.item), kind: 'text', width: 26 },
      { title: say(words.content), kind: 'text', width: 60 },
    ],
    rows: lines,
  }
}
