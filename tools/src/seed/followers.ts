import { fromEpochDay } from '@zhengmei/domain/kernel'
import type { AccountPlan } from './account-plan.js'
import { platforms } from './accounts.js'
import { random } from './random.js'
import type { FollowersRow } from './rows.js'

/** Days between two counts. */
const quarter = 91

/** How many followed an account, counted every quarter while it was live: a start by the reach of its platform, then slow growth. */
export function* followersOf(plan: AccountPlan): Generator<FollowersRow> {
  const draw = random('followers', plan.row.id)
  let followers = Math.round(draw.between(1_500, 42_000) * platforms[plan.platform].reach)
  for (let on: number = plan.from; on < plan.to; on += quarter) {
    yield { account_id: plan.row.id, counted_on: fromEpochDay(on), followers }
    followers = Math.round(followers * (1.015 + draw.spread() * 0.015))
  }
}
