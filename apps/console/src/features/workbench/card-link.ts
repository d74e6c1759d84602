import type { PlainDate } from '@zhengmei/domain/kernel'
import { type AccountsOfCard, beginningOf, type CardList, firstOfLast } from '@zhengmei/domain/workbench'

/** An address of the console: a page, and what its list is narrowed to. */
export interface CardLink {
  readonly to:
    | '/accounts'
    | '/organisations'
    | '/people'
    | '/people/links'
    | '/people/handovers'
    | '/imports'
    | '/assessments'
    | '/messages'
    | '/audit'
  readonly search: Readonly<Record<string, string | true>>
}

/** Leaves out what doesn't matter. */
const said = (search: Readonly<Record<string, string | true | undefined>>): CardLink['search'] =>
  Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )
const yes = (asked: boolean | undefined) => (asked ? 'true' : undefined)
const since = (day: PlainDate | undefined) => day && `${day}..`

const accountSearch = (filter: AccountsOfCard, today: PlainDate) =>
  said({
    state: filter.state?.toUpperCase(),
    replies: filter.replies?.toUpperCase(),
    unreplied: yes(filter.unreplied),
    rectify: yes(filter.toRectify),
    settle: yes(filter.toSettle),
    silent: filter.silentForDays?.toString(),
    posted: since(filter.postedIn && beginningOf(filter.postedIn, today)),
  })

/** Where the list is that a card counts, narrowed as the card counts it. */
export function linkOf(counts: CardList, today: PlainDate): CardLink {
  switch (counts.list) {
    case 'accounts':
      return { to: '/accounts', search: accountSearch(counts.filter, today) }
    case 'units':
      return { to: '/organisations', search: { list: 'units' } }
    case 'people': {
      const { state, appointed, endingWithinDays } = counts.filter
      return {
        to: '/people',
        search: said({
          state: state?.toUpperCase(),
          appointed: appointed?.toString(),
          ending: endingWithinDays?.toString(),
        }),
      }
    }
    case 'links':
      return { to: '/people/links', search: {} }
    case 'handovers':
      return { to: '/people/handovers', search: {} }
    case 'imports': {
      const { states, withinDays } = counts.filter
      return {
        to: '/imports',
        search: said({
          state: states.join(',').toUpperCase(),
          requested: withinDays === undefined ? undefined : since(firstOfLast(withinDays, today)),
        }),
      }
    }
    case 'runs':
      return { to: '/assessments', search: { standing: counts.filter.standing.toUpperCase() } }
    case 'notifications':
      return { to: '/messages', search: { unread: 'true' } }
    case 'audit': {
      const { action, withinDays } = counts.filter
      return { to: '/audit', search: said({ action, days: since(firstOfLast(withinDays, today)) }) }
    }
  }
}
