import { averageOf, type CadenceDemand, cadenceDemands, judgeCadence } from '@zhengmei/domain/account'
import { weeksInIsoYear } from '@zhengmei/domain/calendar'
import { lastDayOfYear, yearOf } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { type RequestContext, requestDay } from '../../platform/graphql/index.js'
import { Account, type AccountRow, accountYearOf, isYear } from '../account/index.js'
import { rulesInForce, statementRow } from '../rulebook/index.js'
import { AccountCadence } from './cadence.graphql.js'
import { feedGapsOf, postDaysOf } from './content.loaders.js'

/** Days, weeks, and periods of two demands: for the cost of a request. */
const usualItems = 500

@Resolver(() => Account)
export class AccountCadenceResolver {
  @Extensions({ listSize: usualItems })
  @FieldResolver(() => AccountCadence, {
    nullable: true,
    description:
      '某年的更新情况：各天、各周、要求与落实 / How it published through a year: days, weeks, what is demanded and how it was met; null for a year that can’t be.',
  })
  async cadence(
    @Root() account: AccountRow,
    @Arg('year', () => Int, { description: '年份 / Calendar year.' }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<AccountCadence | null> {
    if (!isYear(year)) return null
    const key = { accountId: account.id, year }
    const today = await requestDay(context)
    const [days, gaps, counts, rules] = await Promise.all([
      context.load(postDaysOf, key),
      context.load(feedGapsOf, key),
      context.load(accountYearOf, key),
      context.load(rulesInForce, {
        orgId: account.orgId,
        on: year < yearOf(today) ? lastDayOfYear(year) : today,
      }),
    ])
    const weeks = weeksInIsoYear(year)
    const frame = { year, live: account, gaps, today }
    const periodsOf = ({ of, minimum }: CadenceDemand) => {
      const weekly = of === 'originals' ? counts?.weekOriginals : counts?.weekPosts
      const monthly = counts?.monthPosts ?? []
      const perWeek = minimum.per === 'week'
      return judgeCadence({
        ...frame,
        per: minimum.per,
        counts: perWeek ? padded(weekly, weeks) : monthly,
        minimum,
      })
    }
    return {
      year,
      days,
      gaps,
      weeks: judgeCadence({ ...frame, per: 'week', counts: padded(counts?.weekPosts, weeks), minimum: null }),
      demands: cadenceDemands(rules, account).map((demand) => {
        const periods = periodsOf(demand)
        const { posts, periods: counted } = averageOf(periods)
        return {
          of: demand.of,
          minimum: demand.minimum.posts,
          per: demand.minimum.per,
          counted: demand.minimum.counted,
          statement: statementRow(demand.stated.statement, demand.stated.edition),
          average: counted === 0 ? null : posts / counted,
          periods,
        }
      }),
    }
  }
}

const padded = (counts: readonly number[] | undefined, length: number): number[] =>
  Array.from({ length }, (_, index) => counts?.[index] ?? 0)
