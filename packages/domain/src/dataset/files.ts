import {
  mediaTypeTitles,
  messageChannelTitles,
  messageKindTitles,
  platformTitles,
  postOriginTitles,
} from '../account/index.js'
import {
  commendationLevelTitles,
  findingLevelTitles,
  inspectionLevelTitles,
  inspectionResultTitles,
  orgKindTitles,
} from '../org/index.js'
import { optional, required } from './column.js'
import { dataSetFile as file } from './file.js'

const time = {
  zh: '2025-03-01T09:30:00+08:00，或 2025-03-01 09:30:00（北京时间）',
  en: '2025-03-01T09:30:00+08:00, or 2025-03-01 09:30:00 (Beijing time)',
}
const date = { zh: 'YYYY-MM-DD', en: 'YYYY-MM-DD' }
const orgReference = { refersTo: 'org', note: { zh: 'orgs 表的 code', en: 'code of orgs' } } as const
const accountReference = {
  refersTo: 'account',
  note: { zh: 'accounts 表的 id', en: 'id of accounts' },
} as const
const nameLength = 500

/** What one finding can believably hold; points are multiplied by it, and a slip of the keyboard must not reach a score. */
const mostOccurrences = 1_000

const orgs = file(
  'orgs',
  { zh: '组织', en: 'Organisations' },
  {
    code: required.code('组织编号', 'Code'),
    name: required.text('名称', 'Name', { most: nameLength }),
    kind: required.choice('单位类别', 'Kind', orgKindTitles),
    parent_code: optional.code('属地上级', 'Parent by territory', orgReference),
    line_parent_code: optional.code('条线上级', 'Parent by line', orgReference),
    category: optional.code('考核类别', 'Assessment category', {
      note: {
        zh: '同类单位排名；为空则不参加考核',
        en: 'units of a category are ranked together; empty = not assessed',
      },
    }),
    division_code: optional.code('行政区划代码', 'Division code', {
      note: { zh: 'GB/T 2260', en: 'GB/T 2260' },
    }),
    resident_population: optional.count('常住人口', 'Resident population', { most: 2_000_000_000 }),
  },
  { key: ['code'] },
)

const accounts = file(
  'accounts',
  { zh: '账号', en: 'Accounts' },
  {
    id: required.code('账号编号', 'Id'),
    org_code: required.code('主办单位', 'Host unit', orgReference),
    platform: required.choice('平台', 'Platform', platformTitles),
    media_type: optional.choice('媒体类型', 'Media type', mediaTypeTitles, { fallback: 'text' }),
    name: required.text('账号名称', 'Name', { most: nameLength }),
    certified_subject: optional.text('认证主体', 'Certified subject', { most: nameLength }),
    live_on: required.date('开通日期', 'Live on', { note: date }),
    closed_on: optional.date('停用日期', 'Closed on', {
      note: {
        zh: 'YYYY-MM-DD，自该日起停用；为空即仍在用',
        en: 'YYYY-MM-DD, first day not live; empty = open',
      },
    }),
    main: optional.flag('主账号', 'Main account', {
      fallback: false,
      note: { zh: 'true 或 false', en: 'true or false' },
    }),
    operator_code: optional.code('运营机构', 'Operator', orgReference),
    handle: optional.code('平台账号', 'Handle', {
      note: { zh: '微信号、微博昵称、抖音号等', en: 'id on the platform' },
    }),
    url: optional.text('链接或下载地址', 'URL', {
      most: 2_000,
      note: { zh: '主页或 APP 下载地址', en: 'home page, or download of an app' },
    }),
  },
  { key: ['id'], order: [{ earlier: 'live_on', later: 'closed_on', strict: true }] },
)

const posts = file(
  'posts',
  { zh: '稿件', en: 'Posts' },
  {
    account_id: required.code('账号编号', 'Account', accountReference),
    external_id: required.code('平台编号', 'Id on the platform'),
    published_at: required.instant('发布时间', 'Published at', { note: time }),
    title: required.text('标题', 'Title'),
    origin: required.choice('原创或转载', 'Origin', postOriginTitles),
    source: optional.text('稿源', 'Source'),
    url: optional.text('链接', 'URL'),
    reads: optional.count('阅读数', 'Reads'),
    likes: optional.count('点赞数', 'Likes'),
    shares: optional.count('转发数', 'Shares'),
    comments: optional.count('评论数', 'Comments'),
  },
  { key: ['account_id', 'external_id'] },
)

const messages = file(
  'messages',
  { zh: '留言', en: 'Messages' },
  {
    account_id: required.code('账号编号', 'Account', accountReference),
    external_id: required.code('平台编号', 'Id on the platform'),
    received_at: required.instant('收到时间', 'Received at', { note: time }),
    channel: optional.choice('渠道', 'Channel', messageChannelTitles),
    kind: required.choice('类型', 'Kind', messageKindTitles),
    text: optional.text('内容', 'Text'),
    replied_at: optional.instant('回复时间', 'Replied at', { note: time }),
    reply: optional.text('回复内容', 'Reply'),
  },
  { key: ['account_id', 'external_id'], order: [{ earlier: 'received_at', later: 'replied_at' }] },
)

const findings = file(
  'findings',
  { zh: '检查问题', en: 'Findings' },
  {
    id: required.code('问题编号', 'Id'),
    org_code: optional.code('单位', 'Unit', {
      ...orgReference,
      note: { zh: '与 account_id 二选一', en: 'this or account_id' },
    }),
    account_id: optional.code('账号', 'Account', {
      ...accountReference,
      note: { zh: '与 org_code 二选一', en: 'this or org_code' },
    }),
    found_at: required.instant('发现时间', 'Found at', { note: time }),
    level: required.choice('检查层级', 'Level', findingLevelTitles),
    indicator: required.code('指标', 'Indicator', {
      refersTo: 'indicator',
      note: { zh: '规则手册中的指标，如 operation.typo', en: 'a key of the rulebook, e.g. operation.typo' },
    }),
    occurrences: optional.count('次数', 'Occurrences', {
      fallback: 1,
      most: mostOccurrences,
      note: { zh: '默认 1', en: '1 by default' },
    }),
    note: optional.text('说明', 'Note'),
    evidence_url: optional.text('证据链接', 'Evidence URL'),
    notified_at: optional.instant('通知整改时间', 'Notified at', { note: time }),
    rectified_at: optional.instant('整改完成时间', 'Rectified at', { note: time }),
  },
  {
    key: ['id'],
    order: [
      { earlier: 'found_at', later: 'notified_at' },
      { earlier: 'notified_at', later: 'rectified_at' },
    ],
    exactlyOne: ['org_code', 'account_id'],
  },
)

const upperInspections = file(
  'upper_inspections',
  { zh: '上级抽查', en: 'Upper-level inspections' },
  {
    level: required.choice('抽查层级', 'Level', inspectionLevelTitles),
    inspected_on: required.date('抽查日期', 'Inspected on', { note: date }),
    account_id: required.code('账号编号', 'Account', accountReference),
    result: required.choice('结果', 'Result', inspectionResultTitles),
  },
  { key: ['account_id', 'level', 'inspected_on'] },
)

const commendations = file(
  'commendations',
  { zh: '表彰', en: 'Commendations' },
  {
    org_code: required.code('单位', 'Unit', orgReference),
    awarded_on: required.date('表彰日期', 'Awarded on', { note: date }),
    level: required.choice('表彰层级', 'Level', commendationLevelTitles),
    title: required.text('名称', 'Title', { most: nameLength }),
  },
  { key: ['org_code', 'awarded_on', 'level', 'title'] },
)

const gaps = file(
  'gaps',
  { zh: '数据缺口', en: 'Data gaps' },
  {
    account_id: required.code('账号编号', 'Account', accountReference),
    from_on: required.date('自', 'From', { note: { zh: 'YYYY-MM-DD，含当日', en: 'YYYY-MM-DD, inclusive' } }),
    to_on: required.date('至', 'To', { note: { zh: 'YYYY-MM-DD，含当日', en: 'YYYY-MM-DD, inclusive' } }),
    reason: optional.text('原因', 'Reason'),
  },
  { key: ['account_id', 'from_on', 'to_on'], order: [{ earlier: 'from_on', later: 'to_on' }] },
)

const followers = file(
  'followers',
  { zh: '粉丝数', en: 'Followers' },
  {
    account_id: required.code('账号编号', 'Account', accountReference),
    counted_on: required.date('统计日期', 'Counted on', { note: date }),
    followers: required.count('粉丝数', 'Followers'),
  },
  { key: ['account_id', 'counted_on'] },
)

/** The files of a data set by name, in the order in which they are read: what others refer to comes first. */
export const dataSetFiles = {
  orgs,
  accounts,
  posts,
  messages,
  findings,
  upper_inspections: upperInspections,
  commendations,
  gaps,
  followers,
} as const
export type FileName = keyof typeof dataSetFiles
export const fileNames = Object.keys(dataSetFiles) as readonly FileName[]
