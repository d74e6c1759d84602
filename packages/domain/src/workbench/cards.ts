import { AccountState } from '../account/index.js'
import { ImportJobState } from '../dataset/index.js'
import { everyRole, Role } from '../identity/index.js'
import type { Bilingual } from '../kernel/index.js'
import { type CardList, ReplyTerm, RunStanding } from './card-list.js'

/** What a card is about: something to be done, or how things stand. */
export const CardGroup = { due: 'due', standing: 'standing' } as const
export type CardGroup = (typeof CardGroup)[keyof typeof CardGroup]

/** How pressing it is when a card counts anything. */
export const Urgency = { overdue: 'overdue', soon: 'soon', plain: 'plain' } as const
export type Urgency = (typeof Urgency)[keyof typeof Urgency]

/** A number on the workbench (工作台) and the list that it counts. */
export interface Card {
  readonly title: Bilingual
  /** What exactly is counted, where the title alone leaves room. */
  readonly note?: Bilingual
  readonly group: CardGroup
  readonly urgency: Urgency
  readonly counts: CardList
  /** Whose workbench shows it. */
  readonly roles: readonly Role[]
}

const {
  systemAdministrator,
  securityAdministrator,
  securityAuditor,
  officeAdministrator,
  approver,
  inspector,
  unitAdministrator,
  editor,
  firstReviewer,
  secondReviewer,
  finalReviewer,
  replyClerk,
  leader,
  reporting,
  guidance,
} = Role

/** Who supervises a territory, and who works in a unit that hosts accounts. */
const supervising = [officeAdministrator, approver, inspector, leader, reporting, guidance]
const hosting = [unitAdministrator, editor, firstReviewer, secondReviewer, finalReviewer, replyClerk]
const answering = [unitAdministrator, editor, replyClerk, finalReviewer]

const due = (card: Omit<Card, 'group'>): Card => ({ ...card, group: CardGroup.due })
const standing = (card: Omit<Card, 'group' | 'urgency'>): Card => ({
  ...card,
  group: CardGroup.standing,
  urgency: Urgency.plain,
})
const live = { state: AccountState.live } as const

/** Everything a workbench may show, the most pressing first. */
export const cards = {
  replies_overdue: due({
    title: { zh: '留言逾期未回复', en: 'Replies overdue' },
    note: { zh: '账号数，按各自适用的回复时限', en: 'accounts, by the hours in force at each' },
    urgency: Urgency.overdue,
    counts: { list: 'accounts', filter: { replies: ReplyTerm.overdue } },
    roles: [officeAdministrator, inspector, leader, guidance, ...answering],
  }),
  replies_soon: due({
    title: { zh: '留言即将到期', en: 'Replies due soon' },
    note: { zh: '账号数，下一个工作日结束前到期', en: 'accounts, due by the end of the next working day' },
    urgency: Urgency.soon,
    counts: { list: 'accounts', filter: { replies: ReplyTerm.soon } },
    roles: [officeAdministrator, ...answering],
  }),
  replies_waiting: due({
    title: { zh: '有未回复留言', en: 'Messages waiting' },
    note: { zh: '账号数', en: 'accounts' },
    urgency: Urgency.plain,
    counts: { list: 'accounts', filter: { unreplied: true } },
    roles: answering,
  }),
  to_rectify: due({
    title: { zh: '问题待整改', en: 'To rectify' },
    note: { zh: '账号数，已通知、尚未整改', en: 'accounts, notified and not yet rectified' },
    urgency: Urgency.soon,
    counts: { list: 'accounts', filter: { toRectify: true } },
    roles: [officeAdministrator, approver, inspector, leader, ...hosting],
  }),
  host_ended: due({
    title: { zh: '主办单位已撤并', en: 'Host is no more' },
    note: {
      zh: '账号数，须迁移、变更或注销',
      en: 'accounts, to be transferred, changed or closed',
    },
    urgency: Urgency.soon,
    counts: { list: 'accounts', filter: { toSettle: true } },
    roles: [officeAdministrator, approver, unitAdministrator],
  }),
  silent_14: due({
    title: { zh: '14 天未更新', en: 'Silent for 14 days' },
    note: { zh: '在用账号数', en: 'live accounts' },
    urgency: Urgency.soon,
    counts: { list: 'accounts', filter: { ...live, silentForDays: 14 } },
    roles: [...supervising, ...hosting],
  }),
  silent_30: due({
    title: { zh: '30 天未更新', en: 'Silent for 30 days' },
    note: { zh: '在用账号数', en: 'live accounts' },
    urgency: Urgency.overdue,
    counts: { list: 'accounts', filter: { ...live, silentForDays: 30 } },
    roles: supervising,
  }),
  imports_refused: due({
    title: { zh: '导入未通过', en: 'Imports that failed' },
    note: { zh: '近 7 天', en: 'within 7 days' },
    urgency: Urgency.overdue,
    counts: {
      list: 'imports',
      filter: { states: [ImportJobState.refused, ImportJobState.failed], withinDays: 7 },
    },
    roles: [systemAdministrator, officeAdministrator],
  }),
  imports_under_way: due({
    title: { zh: '正在导入', en: 'Imports under way' },
    urgency: Urgency.plain,
    counts: { list: 'imports', filter: { states: [ImportJobState.planned, ImportJobState.running] } },
    roles: [systemAdministrator, officeAdministrator],
  }),
  runs_awaiting_official: due({
    title: { zh: '待正式考核', en: 'To be made official' },
    note: { zh: '已封存的试算，尚无正式考核', en: 'sealed trials without an official run' },
    urgency: Urgency.soon,
    counts: { list: 'runs', filter: { standing: RunStanding.awaitingOfficial } },
    roles: [officeAdministrator],
  }),
  runs_under_way: due({
    title: { zh: '考核进行中', en: 'Runs under way' },
    urgency: Urgency.plain,
    counts: { list: 'runs', filter: { standing: RunStanding.underWay } },
    roles: [systemAdministrator, officeAdministrator, leader, reporting],
  }),
  people_invited: due({
    title: { zh: '待设置密码', en: 'Yet to set a password' },
    note: { zh: '人员数', en: 'people' },
    urgency: Urgency.soon,
    counts: { list: 'people', filter: { state: 'invited' } },
    roles: [systemAdministrator],
  }),
  links_open: due({
    title: { zh: '仍有效的链接', en: 'Links that still work' },
    note: { zh: '设置密码用', en: 'to set a password' },
    urgency: Urgency.plain,
    counts: { list: 'links' },
    roles: [systemAdministrator],
  }),
  people_unappointed: due({
    title: { zh: '无任职人员', en: 'Without an appointment' },
    note: { zh: '可登录而无任职', en: 'not disabled, appointed to nothing today' },
    urgency: Urgency.soon,
    counts: { list: 'people', filter: { appointed: false } },
    roles: [systemAdministrator, securityAdministrator],
  }),
  appointments_ending: due({
    title: { zh: '任职即将到期', en: 'Appointments ending' },
    note: { zh: '人员数，30 天内', en: 'people, within 30 days' },
    urgency: Urgency.soon,
    counts: { list: 'people', filter: { endingWithinDays: 30 } },
    roles: [securityAdministrator, officeAdministrator, unitAdministrator],
  }),
  handovers_open: due({
    title: { zh: '待交接事项', en: 'To be handed over' },
    note: { zh: '离任后尚未确认', en: 'left by those who leave, not ticked yet' },
    urgency: Urgency.soon,
    counts: { list: 'handovers' },
    roles: [securityAdministrator, officeAdministrator, unitAdministrator],
  }),
  sign_ins_refused: due({
    title: { zh: '登录被拒', en: 'Sign-ins refused' },
    note: { zh: '近 7 天', en: 'within 7 days' },
    urgency: Urgency.soon,
    counts: { list: 'audit', filter: { action: 'session.refuse', withinDays: 7 } },
    roles: [securityAuditor],
  }),
  access_refused: due({
    title: { zh: '操作被拒', en: 'Refused actions' },
    note: { zh: '近 7 天', en: 'within 7 days' },
    urgency: Urgency.soon,
    counts: { list: 'audit', filter: { action: 'access.refuse', withinDays: 7 } },
    roles: [securityAuditor],
  }),
  unread: due({
    title: { zh: '未读消息', en: 'Unread messages' },
    urgency: Urgency.plain,
    counts: { list: 'notifications' },
    roles: everyRole,
  }),
  accounts_live: standing({
    title: { zh: '在用账号', en: 'Live accounts' },
    counts: { list: 'accounts', filter: live },
    roles: [systemAdministrator, ...supervising, ...hosting],
  }),
  posted_week: standing({
    title: { zh: '本周已更新', en: 'Published this week' },
    note: { zh: '在用账号数', en: 'live accounts' },
    counts: { list: 'accounts', filter: { ...live, postedIn: 'week' } },
    roles: [...supervising, ...hosting],
  }),
  posted_month: standing({
    title: { zh: '本月已更新', en: 'Published this month' },
    note: { zh: '在用账号数', en: 'live accounts' },
    counts: { list: 'accounts', filter: { ...live, postedIn: 'month' } },
    roles: [...supervising, ...hosting],
  }),
  accounts_pending: standing({
    title: { zh: '待上线账号', en: 'Not live yet' },
    counts: { list: 'accounts', filter: { state: AccountState.pending } },
    roles: [officeAdministrator, approver, unitAdministrator],
  }),
  accounts_closed: standing({
    title: { zh: '已关停账号', en: 'Closed accounts' },
    counts: { list: 'accounts', filter: { state: AccountState.closed } },
    roles: [officeAdministrator, approver, unitAdministrator, reporting],
  }),
  units: standing({
    title: { zh: '单位', en: 'Units' },
    counts: { list: 'units' },
    roles: [systemAdministrator, securityAdministrator, ...supervising],
  }),
  people: standing({
    title: { zh: '人员', en: 'People' },
    counts: { list: 'people', filter: {} },
    roles: [systemAdministrator, securityAdministrator, securityAuditor, unitAdministrator],
  }),
  doings_today: standing({
    title: { zh: '今日操作', en: 'Actions today' },
    note: { zh: '审计记录条数', en: 'entries of the trail' },
    counts: { list: 'audit', filter: { withinDays: 1 } },
    roles: [securityAuditor],
  }),
} as const satisfies Readonly<Record<string, Card>>
export type CardKey = keyof typeof cards

/** Every card, in order. */
export const cardKeys = Object.keys(cards) as readonly CardKey[]

/** A card by its key. */
export const cardOf = (key: CardKey): Card => cards[key]

/** The cards on the workbench of a role, in order. */
export const cardsFor = (role: Role): readonly CardKey[] =>
  cardKeys.filter((key) => cardOf(key).roles.includes(role))
