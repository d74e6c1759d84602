import { pipeline } from 'node:stream/promises'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, ok, refuse } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  aboutSheet,
  type Cell,
  dayAsked,
  documentExport,
  type ExportAsk,
  type ExportDescription,
  workbookOf,
} from '../../../platform/exports/index.js'
import { orgWithin } from '../../org/index.js'
import { type TreeUnit, treeColumns, treeFile } from './tree-file.js'
import { streamTree } from './tree-units.js'

const parameters = z.strictObject({ scopeId: z.uuid(), on: dayAsked.nullish() })
type Asked = ExportAsk<z.infer<typeof parameters>>

const title: Bilingual = { zh: '组织树', en: 'Tree of units' }
const unknownUnit = refuse('organisation/not-found', {
  zh: '没有这个单位',
  en: 'There is no such organisation',
})

const described = (name: string, on: string | null | undefined): ExportDescription => ({
  name: { zh: `${name}组织树`, en: `Units of ${name}` },
  filters: [
    [
      { zh: '单位及其下级', en: 'Unit and those below' },
      { zh: name, en: name },
    ],
    [{ zh: '日期', en: 'As of' }, on ? { zh: on, en: on } : { zh: '现在', en: 'now' }],
  ],
})

const cellsOf = (unit: TreeUnit): Cell[] => [
  unit.code,
  unit.name,
  unit.kind,
  unit.parentCode,
  unit.lineParentCode,
  unit.category,
  unit.divisionCode,
  unit.residentPopulation,
]

/** The tree below a unit, now or on a day, as a workbook that can be mended and brought back; with the sheet 导出说明. */
export const treeExport = documentExport({
  kind: 'organisation-tree',
  title,
  action: Action.readOrganisations,
  parameters,
  formats: ['xlsx'],
  async describe({ pool, scope, parameters: { scopeId, on } }: Asked) {
    const unit = await orgWithin(pool, scope, scopeId)
    return unit === null ? unknownUnit : ok(described(unit.name, on))
  },
  async write({ pool, scope, language, parameters: { scopeId, on } }, file, { facts, signal, onProgress }) {
    const unit = await orgWithin(pool, scope, scopeId)
    if (unit === null) throw new Error(`unit ${scopeId} is gone`)
    let count = 0
    async function* rows(): AsyncGenerator<Cell[]> {
      for await (const one of streamTree(pool, unit?.path ?? scope, on ?? null)) {
        signal.throwIfAborted()
        yield cellsOf(one)
        count += 1
      }
      onProgress(count, count)
    }
    const columns = treeColumns.map((name) => ({
      title: name,
      kind: name === 'resident_population' ? ('number' as const) : ('text' as const),
      width: name === 'name' ? 32 : 18,
    }))
    const about = aboutSheet({
      title,
      description: described(unit.name, on),
      facts,
      language,
      rows: () => count,
    })
    await pipeline(workbookOf([{ name: treeFile.orgs.name, columns, rows }, about]), file, {
      end: false,
      signal,
    })
  },
})
