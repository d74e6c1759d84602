import { StateMark } from '../../ui/meaning'
import type { AccountDetail } from './operations'
import { useAccountTexts } from './texts'

const meanings = { PENDING: 'deadline', LIVE: 'bonus', CLOSED: 'unknown' } as const

/** Where an account stands today. */
export function AccountStateMark({ state }: { state: AccountDetail['state'] }) {
  const t = useAccountTexts()
  return <StateMark meaning={meanings[state]}>{t(state)}</StateMark>
}
