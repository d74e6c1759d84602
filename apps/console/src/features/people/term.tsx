import { lastDayOf } from '../../ui/days'
import { Tag } from '../../ui/meaning'
import type { PersonAppointment, PersonState } from './operations'
import { usePeopleTexts } from './texts'

/** From when until when, in whole days. */
export function Term({ fromOn, toOn }: { fromOn: string; toOn: string | null }) {
  const t = usePeopleTexts()
  if (toOn === null) return <>{t('open', { from: fromOn })}</>
  if (toOn <= fromOn) return <>{t('calledOff')}</>
  return <>{t('span', { from: fromOn, last: lastDayOf(toOn) })}</>
}

const appointmentTones = {
  PAST: ['plain', 'past'],
  CURRENT: ['active', 'current'],
  FUTURE: ['unknown', 'future'],
} as const

/** Whether an appointment is over, in force or to come. */
export function AppointmentStateTag({ state }: { state: PersonAppointment['state'] }) {
  const t = usePeopleTexts()
  const [meaning, text] = appointmentTones[state]
  return <Tag meaning={meaning}>{t(text)}</Tag>
}

const personTones = { ACTIVE: 'active', INVITED: 'unknown', DISABLED: 'veto' } as const

/** Whether a person can sign in. */
export function PersonStateTag({ state }: { state: PersonState }) {
  const t = usePeopleTexts()
  return <Tag meaning={personTones[state]}>{t(state)}</Tag>
}
