import { mediaTypeTitles, Platform, platformTitles } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, ok, parsePlainDate, type Result, refuse } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import { type ExportAsk, type ExportDescription, listExport } from '../../platform/exports/index.js'
import { orgWithin } from '../org/index.js'
import type { AccountFilter, NamedAccountRow } from './account.repository.js'
import { streamAccounts } from './account.repository.js'

const day = z.string().transform((text, context) => {
  const parsed = parsePlainDate(text)
  if (parsed !== null) return parsed
  context.addIssue('not a day')
  return z.NEVER
})

/** As the arguments of the list `accounts`, without its pages. */
const parameters = z.strictObject({
  scopeId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  platform: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(Platform))
    .nullish(),
  liveOn: day.nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

const same = (text: string): Bilingual => ({ zh: text, en: text })
const unknownUnit = refuse('organisation/not-found', {
  zh: '没有这个单位',
  en: 'There is no such organisation',
})

async function describe({ pool, scope, parameters: asked }: Asked): Promise<Result<ExportDescription>> {
  const filters: [Bilingual, Bilingual][] = []
  if (asked.scopeId != null) {
    const unit = await orgWithin(pool, scope, asked.scopeId)
    if (unit === null) return unknownUnit
    filters.push([{ zh: '单位及其下级', en: 'Unit and those below' }, same(unit.name)])
  }
  if (asked.search) filters.push([{ zh: '名称或编码', en: 'Name or code' }, same(asked.search)])
  if (asked.platform) filters.push([{ zh: '平台', en: 'Platform' }, platformTitles[asked.platform]])
  if (asked.liveOn) filters.push([{ zh: '在线日期', en: 'Live on' }, same(asked.liveOn)])
  return ok({ filters })
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<NamedAccountRow> {
  const { scopeId, ...filter } = asked
  const unit = scopeId == null ? null : await orgWithin(pool, scope, scopeId)
  if (scopeId != null && unit === null) return
  yield* streamAccounts(pool, unit?.path ?? scope, filter satisfies AccountFilter)
}

/** The list of accounts, as a file. */
export const accountsExport = listExport({
  kind: 'accounts',
  title: { zh: '账号列表', en: 'Accounts' },
  action: Action.readAccounts,
  parameters,
  describe,
  rows,
  columns: [
    { key: 'code', title: { zh: '账号编码', en: 'Code' }, kind: 'text', value: (row) => row.code },
    { key: 'name', title: { zh: '名称', en: 'Name' }, kind: 'text', width: 28, value: (row) => row.name },
    {
      key: 'platform',
      title: { zh: '平台', en: 'Platform' },
      kind: 'text',
      value: (row, language) => platformTitles[row.platform][language],
    },
    {
      key: 'host',
      title: { zh: '主办单位', en: 'Host unit' },
      kind: 'text',
      width: 28,
      value: (row) => row.orgName,
    },
    {
      key: 'hostCode',
      title: { zh: '主办单位编码', en: 'Code of the host unit' },
      kind: 'text',
      value: (row) => row.orgCode,
    },
    {
      key: 'mediaType',
      title: { zh: '媒体类型', en: 'Media type' },
      kind: 'text',
      value: (row, language) => mediaTypeTitles[row.mediaType][language],
    },
    {
      key: 'certifiedSubject',
      title: { zh: '认证主体', en: 'Certified subject' },
      kind: 'text',
      width: 28,
      value: (row) => row.certifiedSubject,
    },
    { key: 'liveOn', title: { zh: '上线日期', en: 'Live on' }, kind: 'day', value: (row) => row.liveOn },
    {
      key: 'closedOn',
      title: { zh: '关停日期', en: 'Closed on' },
      kind: 'day',
      value: (row) => row.closedOn,
    },
    {
      key: 'main',
      title: { zh: '主账号', en: 'Main account' },
      kind: 'text',
      width: 8,
      value: (row, language) => (row.main ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[language],
    },
    {
      key: 'operator',
      title: { zh: '运营机构', en: 'Operator' },
      kind: 'text',
      width: 28,
      value: (row) => row.operatorName,
    },
  ],
})
