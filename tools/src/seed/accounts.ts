import { day, fromEpochDay, toEpochDay } from '@zhengmei/domain/kernel'
import type { Unit, UnitClass } from './org-tree.js'
import { random } from './random.js'
import type { AccountRow } from './rows.js'

/** What a platform is to the generator. */
export interface Platform {
  /** Letters at the end of an account's id. */
  readonly suffix: string
  readonly mediaType: 'text' | 'video'
  /** Times the unit's usual number of posts. */
  readonly pace: number
  /** Times the unit's usual number of messages; 0 = nobody writes there. */
  readonly talk: number
  readonly reach: number
  /** Year from which accounts on it were opened. */
  readonly since: number
}

export const platforms = {
  wechat_subscription: { suffix: 'WXD', mediaType: 'text', pace: 1.3, talk: 1, reach: 1, since: 2014 },
  wechat_service: { suffix: 'WXF', mediaType: 'text', pace: 1, talk: 0.9, reach: 1.6, since: 2015 },
  weibo: { suffix: 'WB', mediaType: 'text', pace: 1.25, talk: 0.6, reach: 0.7, since: 2012 },
  toutiao: { suffix: 'TT', mediaType: 'text', pace: 1, talk: 0.1, reach: 0.5, since: 2016 },
  douyin: { suffix: 'DY', mediaType: 'video', pace: 0.8, talk: 0.5, reach: 3, since: 2018 },
  wechat_channels: { suffix: 'SPH', mediaType: 'video', pace: 0.75, talk: 0.2, reach: 1.2, since: 2020 },
  kuaishou: { suffix: 'KS', mediaType: 'video', pace: 0.7, talk: 0.1, reach: 1.5, since: 2019 },
  baijiahao: { suffix: 'BJH', mediaType: 'text', pace: 0.8, talk: 0, reach: 0.4, since: 2018 },
  app: { suffix: 'APP', mediaType: 'text', pace: 1.2, talk: 0.8, reach: 0.8, since: 2019 },
} as const satisfies Record<string, Platform>

export type PlatformName = keyof typeof platforms

/** Chance that a unit of a class has an account on a platform; the subscription account is the main one. */
const presence: Readonly<Record<UnitClass, Partial<Record<PlatformName, number>>>> = {
  city: {
    wechat_subscription: 1,
    wechat_service: 1,
    weibo: 1,
    toutiao: 1,
    douyin: 1,
    wechat_channels: 1,
    app: 1,
  },
  county: {
    wechat_subscription: 1,
    wechat_service: 0.7,
    weibo: 0.8,
    toutiao: 0.6,
    douyin: 0.9,
    wechat_channels: 0.9,
    kuaishou: 0.35,
    baijiahao: 0.3,
    app: 0.45,
  },
  municipal: {
    wechat_subscription: 1,
    wechat_service: 0.45,
    weibo: 0.75,
    toutiao: 0.4,
    douyin: 0.7,
    wechat_channels: 0.6,
    kuaishou: 0.2,
    baijiahao: 0.15,
    app: 0.04,
  },
  institution: { wechat_subscription: 1, wechat_service: 0.6, weibo: 0.5, douyin: 0.6 },
  county_department: {
    wechat_subscription: 1,
    douyin: 0.7,
    wechat_channels: 0.55,
    weibo: 0.35,
    toutiao: 0.2,
  },
  township: { wechat_subscription: 1, wechat_channels: 0.65, douyin: 0.6, toutiao: 0.18, weibo: 0.17 },
}

export const accountId = (orgCode: string, platform: PlatformName): string =>
  `${orgCode}-${platforms[platform].suffix}`

/** What a documented case says of one account. */
export interface AccountChanges {
  readonly liveOn?: string
  readonly closedOn?: string
  readonly certifiedSubject?: string
  readonly operatorCode?: string
}

/** The accounts of a unit: those of its class by chance, or exactly the named platforms. */
export function accountsOf(
  unit: Unit,
  named: readonly PlatformName[] | undefined,
  changes: ReadonlyMap<string, AccountChanges>,
): AccountRow[] {
  const chances = presence[unit.unitClass]
  const chosen =
    named ??
    (Object.keys(chances) as PlatformName[]).filter((platform) =>
      random('presence', unit.row.code, platform).chance(chances[platform] ?? 0),
    )
  return chosen.map((platform, index) => {
    const id = accountId(unit.row.code, platform)
    const change = changes.get(id)
    const { mediaType } = platforms[platform]
    return {
      id,
      org_code: unit.row.code,
      platform,
      media_type: mediaType,
      name: unit.brand,
      certified_subject: change?.certifiedSubject ?? unit.row.name,
      live_on: change?.liveOn ?? openedOn(id, platform),
      ...(change?.closedOn === undefined ? {} : { closed_on: change.closedOn }),
      main: index === 0,
      ...(change?.operatorCode === undefined ? {} : { operator_code: change.operatorCode }),
      handle: id.toLowerCase().replaceAll('-', '_'),
      url: `https://${platforms[platform].suffix.toLowerCase()}.posts.example/${id}`,
    }
  })
}

/** A day between the platform's first years and 2023: before every period, so that only cases open an account within one. */
function openedOn(id: string, platform: PlatformName): string {
  const { since } = platforms[platform]
  const first = toEpochDay(day(`${since}-03-01`))
  const last = toEpochDay(day('2023-06-30'))
  return fromEpochDay(first + Math.floor((last - first) * random('opened', id).next() ** 1.5))
}
