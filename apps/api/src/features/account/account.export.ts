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
import { type Bilingual, dayOf, ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { ReplyTerm } from '@zhengmei/domain/workbench'
import { z } from 'zod'
import { databaseClock } from '../../platform/clock/index.js'
import {
  columnsOf,
  dayAsked,
  daysSaid,
  type ExportAsk,
  type ExportDescription,
  inOneLine,
  listExport,
  said,
  selectedIds,
  selectedRows,
  toldFilters,
  wordOf,
  yesOrNo,
} from '../../platform/exports/index.js'
import { calendarInForce } from '../calendar/index.js'
import { unitOfExport } from '../org/index.js'
import { AccountSort, accountOrder, type NamedAccountRow, streamAccounts } from './account-list.repository.js'
import { replyTermTitles } from './account-words.js'
import { replyWindows } from './reply-windows.js'

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
  lastPostFrom: dayAsked.nullish(),
  lastPostTo: dayAsked.nullish(),
  toSettle: z.boolean().nullish(),
  liveOn: dayAsked.nullish(),
  sort: wordOf(AccountSort).nullish(),
  descending: z.boolean().nullish(),
  ids: selectedIds.nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

const unknownUnit = refuse('organisation/not-found', {
  zh: '没有这个单位',
  en: 'There is no such organisation',
})

const someOrNone = (are: boolean): Bilingual => (are ? { zh: '有', en: 'some' } : { zh: '无', en: 'none' })

async function describe({ parameters: asked, ...reader }: Asked): Promise<Result<ExportDescription>> {
  const unit = await unitOfExport(reader, asked.scopeId)
  if (unit === null) return unknownUnit
  return ok({
    filters: toldFilters(
      ...unit.filters,
      asked.search && [{ zh: '名称或编码', en: 'Name or code' }, said(asked.search)],
      asked.platform && [{ zh: '平台', en: 'Platform' }, platformTitles[asked.platform]],
      asked.platforms &&
        asked.platforms.length > 0 && [
          { zh: '平台', en: 'Platform' },
          inOneLine(asked.platforms.map((platform) => platformTitles[platform])),
        ],
      asked.mediaType && [{ zh: '媒体类型', en: 'Media type' }, mediaTypeTitles[asked.mediaType]],
      asked.state && [{ zh: '状态', en: 'State' }, accountStateTitles[asked.state]],
      asked.category && [{ zh: '考核类别', en: 'Category' }, said(asked.category)],
      asked.silentForDays != null && [
        { zh: '连续未发布天数', en: 'Days without a post' },
        said(`≥ ${asked.silentForDays}`),
      ],
      asked.unreplied != null && [
        { zh: '未回复留言', en: 'Unreplied messages' },
        someOrNone(asked.unreplied),
      ],
      asked.replies && [{ zh: '留言时限', en: 'Deadlines of replies' }, replyTermTitles[asked.replies]],
      asked.toRectify != null && [
        { zh: '待整改问题', en: 'Findings to rectify' },
        someOrNone(asked.toRectify),
      ],
      daysSaid({ zh: '最近发布', en: 'Last post' }, asked.lastPostFrom, asked.lastPostTo),
      asked.toSettle != null && [
        { zh: '撤并单位待处置', en: 'To be settled: host is no more' },
        yesOrNo(asked.toSettle),
      ],
      asked.liveOn && [{ zh: '在线日期', en: 'Live on' }, said(asked.liveOn)],
      asked.ids && selectedRows(asked.ids),
    ),
  })
}

interface ExportedRow extends NamedAccountRow {
  readonly state: AccountState
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedRow> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = await unitOfExport({ pool, scope }, scopeId)
  if (unit === null) return
  const now = await databaseClock(pool).now()
  const today = dayOf(now)
  const below = unit.path
  const windows = asked.replies
    ? await replyWindows(pool, below, asked.replies, now, await calendarInForce(pool))
    : null
  const query = { scope: below, filter, today, windows }
  for await (const row of streamAccounts(pool, query, accountOrder(sort ?? 'code', descending === true)))
    yield { ...row, state: accountStateOn(row, today) }
}

const column = columnsOf<ExportedRow>()

/** The list of accounts, as a file. */
export const accountsExport = listExport({
  kind: 'accounts',
  title: { zh: '账号列表', en: 'Accounts' },
  action: Action.readAccounts,
  parameters,
  describe,
  rows,
  columns: [
    column.text('code', { zh: '账号编码', en: 'Code' }, (row) => row.code),
    column.text('name', { zh: '名称', en: 'Name' }, (row) => row.name, 28),
    column.word('platform', { zh: '平台', en: 'Platform' }, platformTitles, (row) => row.platform),
    column.text('host', { zh: '主办单位', en: 'Host unit' }, (row) => row.orgName, 28),
    column.text('hostCode', { zh: '主办单位编码', en: 'Code of the host unit' }, (row) => row.orgCode),
    column.word('mediaType', { zh: '媒体类型', en: 'Media type' }, mediaTypeTitles, (row) => row.mediaType),
    column.text(
      'certifiedSubject',
      { zh: '认证主体', en: 'Certified subject' },
      (row) => row.certifiedSubject,
      28,
    ),
    column.day('liveOn', { zh: '上线日期', en: 'Live on' }, (row) => row.liveOn),
    column.day('closedOn', { zh: '关停日期', en: 'Closed on' }, (row) => row.closedOn),
    column.text(
      'main',
      { zh: '主账号', en: 'Main account' },
      (row, language) => yesOrNo(row.main)[language],
      8,
    ),
    column.text('operator', { zh: '运营机构', en: 'Operator' }, (row) => row.operatorName, 28),
    column.word('state', { zh: '状态', en: 'State' }, accountStateTitles, (row) => row.state, 10),
    column.text('handle', { zh: '平台账号', en: 'Handle' }, (row) => row.handle),
    column.text('url', { zh: '链接', en: 'URL' }, (row) => row.url, 28),
    column.day('lastPostOn', { zh: '最近发布', en: 'Last post' }, (row) => row.lastPostOn),
    column.number(
      'unreplied',
      { zh: '未回复留言', en: 'Unreplied messages' },
      (row) => row.unrepliedMessages,
    ),
  ],
})
