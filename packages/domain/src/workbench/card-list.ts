import type { AccountState } from '../account/index.js'
import type { ImportJobState } from '../dataset/index.js'
import { Action } from '../identity/index.js'

/** Where policy enquiries stand that nobody answered: past their deadline, or due by the end of the next working day. */
export const ReplyTerm = { overdue: 'overdue', soon: 'soon' } as const
export type ReplyTerm = (typeof ReplyTerm)[keyof typeof ReplyTerm]

/** Accounts of a card. Absent: no matter. */
export interface AccountsOfCard {
  readonly state?: AccountState
  readonly replies?: ReplyTerm
  readonly unreplied?: true
  /** With a finding that was notified and is not rectified. */
  readonly toRectify?: true
  /** Whose host was merged or abolished. */
  readonly toSettle?: true
  readonly silentForDays?: number
  /** That published in the week or month that is running. */
  readonly postedIn?: 'week' | 'month'
}

/**
 * The list that a card counts, and how it is narrowed. Server and console both read it, so that the number and the list behind it
 * can't mean different things.
 */
export type CardList =
  | { readonly list: 'accounts'; readonly filter: AccountsOfCard }
  | { readonly list: 'units' }
  | {
      readonly list: 'people'
      readonly filter: {
        readonly state?: 'invited'
        readonly appointed?: false
        readonly endingWithinDays?: number
      }
    }
  | { readonly list: 'links' }
  | { readonly list: 'handovers' }
  | {
      readonly list: 'imports'
      readonly filter: { readonly states: readonly ImportJobState[]; readonly withinDays?: number }
    }
  | { readonly list: 'runs'; readonly filter: { readonly standing: RunStanding } }
  | { readonly list: 'notifications' }
  | { readonly list: 'audit'; readonly filter: { readonly action?: string; readonly withinDays: number } }

/** Runs that want something: they are being worked on, or a sealed trial waits for its official run. */
export const RunStanding = { underWay: 'under_way', awaitingOfficial: 'awaiting_official' } as const
export type RunStanding = (typeof RunStanding)[keyof typeof RunStanding]

/** What a role must be allowed in order to open the list; null: everybody opens their own. */
export const actionOfList: Readonly<Record<CardList['list'], Action | null>> = {
  accounts: Action.readAccounts,
  units: Action.readOrganisations,
  people: Action.readPeople,
  links: Action.readPeople,
  handovers: Action.readPeople,
  imports: Action.importDataSets,
  runs: Action.readRuns,
  notifications: null,
  audit: Action.readAudit,
}
