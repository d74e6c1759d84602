import { type Bilingual, ok, type PlainDate, type Refusal, type Result, refused } from '../kernel/index.js'
import { mayHostAccounts, type OrgKind } from '../org/index.js'

/** How an account is settled whose host is no more. @source SC 四(一); GC 二(六) */
export const SettlementWay = { transfer: 'transfer', closure: 'closure' } as const
export type SettlementWay = (typeof SettlementWay)[keyof typeof SettlementWay]

export const settlementWayTitles: Readonly<Record<SettlementWay, Bilingual>> = {
  transfer: { zh: '迁移至新主办单位', en: 'Transferred to a new host' },
  closure: { zh: '注销', en: 'Closed' },
}

/** What somebody has done about an account whose host is no more. */
export interface Settlement {
  readonly way: SettlementWay
  /** First day with the new host, or first day on which it is no longer live. */
  readonly on: PlainDate
  /** Where and when the public was told. */
  readonly announcement: string
}

const longestAnnouncement = 300

const refusal = (code: string, field: string, zh: string, en: string): Refusal => ({
  code,
  field,
  message: { zh, en },
})

const refusals = {
  announcement: refusal(
    'obligation/announcement-required',
    'announcement',
    `请写明在何处、何日公告，不超过 ${longestAnnouncement} 字`,
    `Say where and when it was announced, in at most ${longestAnnouncement} characters`,
  ),
  toCome: refusal(
    'obligation/to-come',
    'on',
    '办结日期不得晚于今天',
    'It can not have been done on a day to come',
  ),
  tooEarly: refusal(
    'obligation/too-early',
    'on',
    '办结日期不得早于账号的上线日期',
    'It can not have been done before the account went live',
  ),
  hostNeeded: refusal('obligation/host-needed', 'successorId', '请选择新的主办单位', 'Choose the new host'),
  hostEnded: refusal(
    'obligation/host-ended',
    'successorId',
    '该单位已撤销或并入其他单位',
    'This unit has been abolished or merged',
  ),
  hostBarred: refusal(
    'obligation/host-barred',
    'successorId',
    '内设机构不能作为账号的主办单位',
    'An internal section can not host an account',
  ),
} as const

/**
 * Whether an account may be settled so: the public has been told, it is done, and a new host lives and may host.
 *
 * @param host the new host; null: none was chosen.
 * @returns the settlement as it is kept; refusals `obligation/…`.
 * @source SC 四(一); GC 二(六)
 */
export function decideSettlement(
  settlement: Settlement,
  account: { readonly liveOn: PlainDate },
  host: { readonly kind: OrgKind; readonly abolishedOn: PlainDate | null } | null,
  today: PlainDate,
): Result<Settlement> {
  const announcement = settlement.announcement.trim()
  if (announcement === '' || announcement.length > longestAnnouncement) return refused(refusals.announcement)
  if (settlement.on > today) return refused(refusals.toCome)
  if (settlement.on < account.liveOn) return refused(refusals.tooEarly)
  if (settlement.way === SettlementWay.transfer) {
    if (host === null) return refused(refusals.hostNeeded)
    if (host.abolishedOn !== null) return refused(refusals.hostEnded)
    if (!mayHostAccounts(host.kind)) return refused(refusals.hostBarred)
  }
  return ok({ ...settlement, announcement })
}
