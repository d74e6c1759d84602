import { accountStateTitles } from '@zhengmei/domain/account'
import { useBilingual } from '../../ui/language'
import { StateMark } from '../../ui/meaning'
import type { AccountDetail } from './operations'

const meanings = { PENDING: 'deadline', LIVE: 'bonus', CLOSED: 'unknown' } as const

/** Where an account stands today. */
export function AccountStateMark({ state }: { state: AccountDetail['state'] }) {
  const say = useBilingual()
  const title = accountStateTitles[state.toLowerCase() as Lowercase<typeof state>]
  return <StateMark meaning={meanings[state]}>{say(title)}</StateMark>
}
