import type { EpochDay } from '@zhengmei/domain/kernel'
import type { PlatformName } from './accounts.js'
import type { Conduct } from './conduct.js'
import type { Unit } from './org-tree.js'
import type { Days } from './period.js'
import type { AccountRow } from './rows.js'

/** Everything that decides what one account publishes and receives. */
export interface AccountPlan {
  readonly row: AccountRow
  readonly platform: PlatformName
  readonly unit: Unit
  /** The part of the period in which the account lived; `to` is exclusive. */
  readonly from: EpochDay
  readonly to: EpochDay
  readonly conductIn: (year: number) => Conduct
  /** Days on which nothing was published though everything worked. */
  readonly silent: readonly Days[]
  /** Days of which no post was ever delivered: the feed was broken. */
  readonly gaps: readonly Days[]
  /** Exactly so many original posts in a calendar year, where a case says so. */
  readonly originalsIn: ReadonlyMap<number, number>
  /** Pushes of a service account in a month (`2025-08`), where a case says so; otherwise four. */
  readonly pushesIn: ReadonlyMap<string, number>
}
