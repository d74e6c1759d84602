import {
  type MessageChannel,
  MessageKind,
  messageChannelTitles,
  messageKindTitles,
  Platform,
  platformTitles,
} from '@zhengmei/domain/account'
import { DueState, dueStateTitles } from '@zhengmei/domain/assessment'
import { Action } from '@zhengmei/domain/identity'
import { dayOf, ok, type Result } from '@zhengmei/domain/kernel'
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
  toldFilters,
  wordOf,
} from '../../platform/exports/index.js'
import { foundIds } from '../../platform/scope/found.js'
import { accountOfExport, rulePlaces, unknownToExport } from '../account/index.js'
import { calendarInForce } from '../calendar/index.js'
import {
  fewAccounts,
  MessageSort,
  messageOrder,
  type NamedMessageRow,
  streamMessages,
  withinBounds,
} from './message-list.repository.js'
import { placedPeriods } from './placed-periods.js'

/** As the arguments of the list `messages`, without its pages. */
const parameters = z.strictObject({
  scopeId: z.uuid().nullish(),
  accountId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  platforms: z.array(wordOf(Platform)).max(20).nullish(),
  kind: wordOf(MessageKind).nullish(),
  replied: z.boolean().nullish(),
  states: z.array(wordOf(DueState)).max(5).nullish(),
  fromOn: dayAsked.nullish(),
  toOn: dayAsked.nullish(),
  sort: wordOf(MessageSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

async function describe({ parameters: asked, ...reader }: Asked): Promise<Result<ExportDescription>> {
  const place = await accountOfExport(reader, asked)
  if (place === null) return unknownToExport
  const { fromOn } = withinBounds(asked, dayOf(await databaseClock(reader.pool).now()))
  return ok({
    filters: toldFilters(
      ...place.filters,
      asked.search && [{ zh: '账号', en: 'Account' }, said(asked.search)],
      asked.platforms &&
        asked.platforms.length > 0 && [
          { zh: '平台', en: 'Platform' },
          inOneLine(asked.platforms.map((platform) => platformTitles[platform])),
        ],
      asked.kind && [{ zh: '类型', en: 'Kind' }, messageKindTitles[asked.kind]],
      asked.replied != null && [
        { zh: '回复', en: 'Reply' },
        asked.replied ? { zh: '已回复', en: 'replied' } : { zh: '未回复', en: 'not replied' },
      ],
      asked.states &&
        asked.states.length > 0 && [
          { zh: '答复时限', en: 'Deadline of the reply' },
          inOneLine(asked.states.map((state) => dueStateTitles[state])),
        ],
      daysSaid({ zh: '收到日期', en: 'Received' }, fromOn, asked.toOn),
    ),
  })
}

interface ExportedMessage extends NamedMessageRow {
  readonly lateByHours: number | null
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedMessage> {
  const place = await accountOfExport({ pool, scope }, asked)
  if (place === null) return
  const now = await databaseClock(pool).now()
  const filter = withinBounds(asked, dayOf(now))
  const found = await foundIds(pool, 'account', place.path, asked.search)
  const query = {
    scope: place.path,
    filter,
    placed: placedPeriods(await rulePlaces(pool, place.path), now, await calendarInForce(pool)),
    found: await fewAccounts(pool, place.path, filter, found),
  }
  const order = messageOrder(asked.sort ?? MessageSort.received, asked.descending ?? asked.sort == null)
  for await (const row of streamMessages(pool, query, order)) {
    const late = row.state === DueState.late || row.state === DueState.overdue
    const past = late && row.dueAt !== null ? (row.repliedAt ?? now) - row.dueAt : null
    yield { ...row, lateByHours: past === null ? null : Math.round(past / 360_000) / 10 }
  }
}

const column = columnsOf<ExportedMessage>()

/**
 * Messages over accounts as a file: to whom, when, and how they were answered. What citizens wrote stays where it is: a file that is
 * handed on is nobody's to call back.
 */
export const messagesExport = listExport({
  kind: 'messages',
  title: { zh: '留言办理情况', en: 'Public messages' },
  action: Action.readAccounts,
  parameters,
  describe,
  rows,
  columns: [
    column.text('externalId', { zh: '留言编号', en: 'Id' }, (row) => row.externalId),
    column.text('account', { zh: '账号', en: 'Account' }, (row) => row.accountName, 28),
    column.text('accountCode', { zh: '账号编码', en: 'Code of the account' }, (row) => row.accountCode),
    column.word('platform', { zh: '平台', en: 'Platform' }, platformTitles, (row) => row.platform),
    column.text('host', { zh: '主办单位', en: 'Host unit' }, (row) => row.orgName, 28),
    column.word('kind', { zh: '类型', en: 'Kind' }, messageKindTitles, (row) => row.kind, 10),
    column.text(
      'channel',
      { zh: '渠道', en: 'Channel' },
      (row, language) => channelOf(row.channel)[language],
      10,
    ),
    column.instant('receivedAt', { zh: '收到时间', en: 'Received' }, (row) => row.receivedAt),
    column.instant('dueAt', { zh: '答复时限', en: 'To be answered by' }, (row) => row.dueAt),
    column.instant('repliedAt', { zh: '回复时间', en: 'Replied' }, (row) => row.repliedAt),
    column.text(
      'state',
      { zh: '时限状态', en: 'State' },
      (row, language) => (row.state === null ? null : dueStateTitles[row.state][language]),
      12,
    ),
    column.number('lateByHours', { zh: '超时（小时）', en: 'Late by (hours)' }, (row) => row.lateByHours),
  ],
})

const channelOf = (channel: MessageChannel | null) =>
  channel === null ? { zh: null, en: null } : messageChannelTitles[channel]
