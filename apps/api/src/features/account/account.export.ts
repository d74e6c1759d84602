import {
  AccountState,
  accountStateOn,
  accountStateTitles,
  MediaType,
  mediaTypeTitles,
  Platform,
  platformTitles,
} from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, dayOf, ok, parsePlainDate, type Result, refuse } from '@zhengmei/domain/kernel'
import { ReplyTerm } from '@zhengmei/domain/workbench'
import { z } from 'zod'
import { databaseClock } from '../../platform/clock/index.js'
import {
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  selectedIds,
  selectedRows,
  wordOf,
} from '../../platform/exports/index.js'
import { orgWithin } from '../org/index.js'
import { AccountSort, accountOrder, type NamedAccountRow, streamAccounts } from './account-list.repository.js'
import { replyTermTitles } from './account-words.js'
import { replyWindows } from './reply-windows.js'

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
  platform: wordOf(Platform).nullish(),
  platforms: z.array(wordOf(Platform)).max(20).nullish(),
  mediaType: wordOf(MediaType).nullish(),
  state: wordOf(AccountState).nullish(),
  category: z.string().max(200).nullish(),
  silentForDays: z.int().min(0).max(36_500).nullish(),
  unreplied: z.boolean().nullish(),
  replies: wordOf(ReplyTerm).nullish(),
  toRectify: z.boolean().nullish(),
  lastPostFrom: day.nullish(),
  lastPostTo: day.nullish(),
  toSettle: z.boolean().nullish(),
  liveOn: day.nullish(),
  sort: wordOf(AccountSort).nullish(),
  descending: z.boolean().nullish(),
  ids: selectedIds.nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

const unknownUnit = refuse('organisation/not-found', {
  zh: '没有这个单位',
  en: 'There is no such organisation',
})

async function describe({ pool, scope, parameters: asked }: Asked): Promise<Result<ExportDescription>> {
  const filters: (readonly [Bilingual, Bilingual])[] = []
  if (asked.scopeId != null) {
    const unit = await orgWithin(pool, scope, asked.scopeId)
    if (unit === null) return unknownUnit
    filters.push([{ zh: '单位及其下级', en: 'Unit and those below' }, said(unit.name)])
  }
  if (asked.search) filters.push([{ zh: '名称或编码', en: 'Name or code' }, said(asked.search)])
  if (asked.platform) filters.push([{ zh: '平台', en: 'Platform' }, platformTitles[asked.platform]])
  if (asked.platforms && asked.platforms.length > 0) {
    const titles = asked.platforms.map((platform) => platformTitles[platform])
    filters.push([
      { zh: '平台', en: 'Platform' },
      { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') },
    ])
  }
  if (asked.mediaType) filters.push([{ zh: '媒体类型', en: 'Media type' }, mediaTypeTitles[asked.mediaType]])
  if (asked.state) filters.push([{ zh: '状态', en: 'State' }, accountStateTitles[asked.state]])
  if (asked.category) filters.push([{ zh: '考核类别', en: 'Category' }, said(asked.category)])
  if (asked.silentForDays != null)
    filters.push([{ zh: '连续未发布天数', en: 'Days without a post' }, said(`≥ ${asked.silentForDays}`)])
  if (asked.unreplied != null)
    filters.push([
      { zh: '未回复留言', en: 'Unreplied messages' },
      asked.unreplied ? { zh: '有', en: 'some' } : { zh: '无', en: 'none' },
    ])
  if (asked.replies)
    filters.push([{ zh: '留言时限', en: 'Deadlines of replies' }, replyTermTitles[asked.replies]])
  if (asked.toRectify != null)
    filters.push([
      { zh: '待整改问题', en: 'Findings to rectify' },
      asked.toRectify ? { zh: '有', en: 'some' } : { zh: '无', en: 'none' },
    ])
  if (asked.lastPostFrom || asked.lastPostTo)
    filters.push([
      { zh: '最近发布', en: 'Last post' },
      said(`${asked.lastPostFrom ?? ''} – ${asked.lastPostTo ?? ''}`),
    ])
  if (asked.toSettle != null)
    filters.push([
      { zh: '撤并单位待处置', en: 'To be settled: host is no more' },
      asked.toSettle ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' },
    ])
  if (asked.liveOn) filters.push([{ zh: '在线日期', en: 'Live on' }, said(asked.liveOn)])
  if (asked.ids) filters.push(selectedRows(asked.ids))
  return ok({ filters })
}

interface ExportedRow extends NamedAccountRow {
  readonly state: AccountState
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedRow> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = scopeId == null ? null : await orgWithin(pool, scope, scopeId)
  if (scopeId != null && unit === null) return
  const now = await databaseClock(pool).now()
  const today = dayOf(now)
  const below = unit?.path ?? scope
  const windows = asked.replies ? await replyWindows(pool, below, asked.replies, now) : null
  const query = { scope: below, filter, today, windows }
  for await (const row of streamAccounts(pool, query, accountOrder(sort ?? 'code', descending === true)))
    yield { ...row, state: accountStateOn(row, today) }
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
    {
      key: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      width: 10,
      value: (row, language) => accountStateTitles[row.state][language],
    },
    { key: 'handle', title: { zh: '平台账号', en: 'Handle' }, kind: 'text', value: (row) => row.handle },
    { key: 'url', title: { zh: '链接', en: 'URL' }, kind: 'text', width: 28, value: (row) => row.url },
    {
      key: 'lastPostOn',
      title: { zh: '最近发布', en: 'Last post' },
      kind: 'day',
      value: (row) => row.lastPostOn,
    },
    {
      key: 'unreplied',
      title: { zh: '未回复留言', en: 'Unreplied messages' },
      kind: 'number',
      value: (row) => row.unrepliedMessages,
    },
  ],
})
