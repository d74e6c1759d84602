import { Action, noSuchUnit } from '@zhengmei/domain/identity'
import { type Bilingual, ok, type Result, refused } from '@zhengmei/domain/kernel'
import { categoryTitle, OrgKind, orgKindTitles } from '@zhengmei/domain/org'
import { z } from 'zod'
import {
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  selectedIds,
  selectedRows,
  wordOf,
} from '../../platform/exports/index.js'
import { orgWithin } from './org.repository.js'
import { type NamedOrgRow, OrgLife, OrgSort, orgOrder, streamOrgs } from './org-list.repository.js'

/** As the arguments of the list `organisations`, without its pages. */
const parameters = z.strictObject({
  scopeId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  kind: wordOf(OrgKind).nullish(),
  category: z.string().max(200).nullish(),
  life: wordOf(OrgLife).nullish(),
  sort: wordOf(OrgSort).nullish(),
  descending: z.boolean().nullish(),
  ids: selectedIds.nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

async function describe({ pool, scope, parameters: asked }: Asked): Promise<Result<ExportDescription>> {
  const filters: (readonly [Bilingual, Bilingual])[] = []
  if (asked.scopeId != null) {
    const unit = await orgWithin(pool, scope, asked.scopeId)
    if (unit === null) return refused(noSuchUnit)
    filters.push([{ zh: '单位及其下级', en: 'Unit and those below' }, said(unit.name)])
  }
  if (asked.search) filters.push([{ zh: '名称或编码', en: 'Name or code' }, said(asked.search)])
  if (asked.kind) filters.push([{ zh: '单位类别', en: 'Kind' }, orgKindTitles[asked.kind]])
  if (asked.category) filters.push([{ zh: '考核类别', en: 'Category' }, categoryTitle(asked.category)])
  if (asked.life && asked.life !== OrgLife.living)
    filters.push([{ zh: '是否现存', en: 'Whether they live' }, lives[asked.life]])
  if (asked.ids) filters.push(selectedRows(asked.ids))
  return ok({ filters })
}

const lives = {
  ended: { zh: '已撤销或并入', en: 'merged or abolished' },
  all: { zh: '全部', en: 'all' },
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<NamedOrgRow> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = scopeId == null ? null : await orgWithin(pool, scope, scopeId)
  if (scopeId != null && unit === null) return
  yield* streamOrgs(pool, unit?.path ?? scope, filter, orgOrder(sort ?? OrgSort.code, descending === true))
}

/** The list of units, as a file. */
export const orgsExport = listExport({
  kind: 'organisations',
  title: { zh: '单位列表', en: 'Units' },
  action: Action.readOrganisations,
  parameters,
  describe,
  rows,
  columns: [
    { key: 'code', title: { zh: '单位编码', en: 'Code' }, kind: 'text', value: (row) => row.code },
    { key: 'name', title: { zh: '名称', en: 'Name' }, kind: 'text', width: 28, value: (row) => row.name },
    {
      key: 'kind',
      title: { zh: '单位类别', en: 'Kind' },
      kind: 'text',
      value: (row, language) => orgKindTitles[row.kind][language],
    },
    {
      key: 'category',
      title: { zh: '考核类别', en: 'Category' },
      kind: 'text',
      value: (row, language) => row.category && categoryTitle(row.category)[language],
    },
    {
      key: 'parent',
      title: { zh: '上级单位', en: 'Parent' },
      kind: 'text',
      width: 28,
      value: (row) => row.parentName,
    },
    {
      key: 'lineParent',
      title: { zh: '条线上级', en: 'Parent by line' },
      kind: 'text',
      width: 28,
      value: (row) => row.lineParentName,
    },
    {
      key: 'accountCount',
      title: { zh: '账号数', en: 'Accounts' },
      kind: 'number',
      value: (row) => row.accountCount,
    },
    {
      key: 'divisionCode',
      title: { zh: '行政区划代码', en: 'Division code' },
      kind: 'text',
      value: (row) => row.divisionCode,
    },
    {
      key: 'residentPopulation',
      title: { zh: '常住人口', en: 'Resident population' },
      kind: 'number',
      value: (row) => row.residentPopulation,
    },
    {
      key: 'abolishedOn',
      title: { zh: '撤销日期', en: 'Abolished on' },
      kind: 'day',
      value: (row) => row.abolishedOn,
    },
  ],
})
