import { DownOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { switchAppointmentDocument, type Viewer } from '../features/session'
import { gqlMutation } from '../graphql'
import { lastDayOf } from '../ui/days'
import { useBilingual } from '../ui/language'
import { Problem, refusalOf } from '../ui/problem'
import styles from './frame.module.css'
import { forgetPages } from './palette/recent'
import { useShellTexts } from './texts'
import { TopMenu } from './top-menu'

const RadioGroup = lazy(() => import('../ui/radio-group'))

/** As what one acts, and the way to act as something else: everything read so far is forgotten then. */
export function AppointmentSwitcher({ viewer }: { viewer: Viewer }) {
  const t = useShellTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const router = useRouter()
  const change = useMutation(gqlMutation(queryClient, switchAppointmentDocument, []))
  const present = viewer.appointment
  if (!present) return null
  const choose = async (appointmentId: string, close: () => void) => {
    const { switchAppointment } = await change.mutateAsync({ appointmentId })
    if (switchAppointment.__typename === 'Refusal') return
    close()
    forgetPages()
    queryClient.clear()
    await router.navigate({ to: '/' })
    await router.invalidate()
  }
  return (
    <TopMenu
      button={
        <>
          <span className="visually-hidden">{t('appointment')}</span>
          <span>{present.organisation.name}</span>
          <span className={styles['chipSecond']}>
            {say(present.roleTitle)}
            <TermOf appointment={present} />
          </span>
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </>
      }
    >
      {(close) => (
        <>
          <div>
            <h3>{t('switchAppointment')}</h3>
            <Suspense>
              <RadioGroup
                value={present.id}
                onChange={(event) => void choose(event.target.value, close)}
                disabled={change.isPending}
                vertical
                options={viewer.appointments.map((each) => ({
                  value: each.id,
                  label: (
                    <>
                      {`${each.organisation.name} · ${say(each.roleTitle)}`}
                      <TermOf appointment={each} />
                    </>
                  ),
                }))}
              />
            </Suspense>
          </div>
          <Problem refusal={refusalOf(change.data?.switchAppointment)} error={change.error} />
          {viewer.appointments.length < 2 ? <p className={styles['chipSecond']}>{t('noSwitch')}</p> : null}
        </>
      )}
    </TopMenu>
  )
}

/** Until when one is appointed, and in whose place; nothing for an appointment of one's own without an end. */
function TermOf({ appointment }: { appointment: Viewer['appointments'][number] }) {
  const t = useShellTexts()
  const { toOn, standInFor } = appointment
  const words = [
    standInFor ? t('standInFor', { name: standInFor.name }) : '',
    toOn === null ? '' : t('until', { last: lastDayOf(toOn) }),
  ].filter(Boolean)
  return words.length === 0 ? null : <> · {words.join(' · ')}</>
}
