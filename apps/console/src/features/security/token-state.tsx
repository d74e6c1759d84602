import { StateMark } from '../../ui/meaning'
import type { ApiToken } from './operations'
import { useSecurityTexts } from './texts'

const states = {
  ACTIVE: ['bonus', 'active'],
  EXPIRED: ['unknown', 'expired'],
  REVOKED: ['veto', 'revoked'],
} as const

/** Whether a token works, has ended by itself, or was revoked. */
export function TokenState({ state }: { state: ApiToken['state'] }) {
  const t = useSecurityTexts()
  const [meaning, text] = states[state]
  return <StateMark meaning={meaning}>{t(text)}</StateMark>
}
