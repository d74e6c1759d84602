import { DownOutlined, FontSizeOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouter } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { signOutDocument, switchAppointmentDocument, type Viewer } from '../features/session'
import { gqlMutation } from '../graphql'
import { lastDayOf } from '../ui/days'
import { type Language, languages, speak, useBilingual, useLanguage } from '../ui/language'
import { Mark } from '../ui/logo'
import type { ColourMode, TextSize } from '../ui/palette'
import { prefer, usePreferences } from '../ui/preferences'
import { Problem, refusalOf } from '../ui/problem'
import styles from './frame.module.css'
import { useShellTexts } from './texts'
import { TopMenu } from './top-menu'

function AppointmentSwitcher({ viewer }: { viewer: Viewer }) {
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
            <Radio.Group
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

function DisplaySettings() {
  const t = useShellTexts()
  const language = useLanguage()
  const { mode, textSize } = usePreferences()
  return (
    <TopMenu name={t('settings')} button={<FontSizeOutlined aria-hidden />}>
      {() => (
        <>
          <div>
            <h3>{t('colours')}</h3>
            <Radio.Group
              optionType="button"
              aria-label={t('colours')}
              value={mode}
              onChange={(event) => prefer({ mode: event.target.value as ColourMode | 'system' })}
              options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </div>
          <div>
            <h3>{t('textSize')}</h3>
            <Radio.Group
              optionType="button"
              aria-label={t('textSize')}
              value={textSize}
              onChange={(event) => prefer({ textSize: event.target.value as TextSize })}
              options={(['normal', 'large', 'larger'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </div>
          <div>
            <h3>{t('language')}</h3>
            <Radio.Group
              optionType="button"
              aria-label={t('language')}
              value={language}
              onChange={(event) => speak(event.target.value as Language)}
              options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            />
          </div>
        </>
      )}
    </TopMenu>
  )
}

function LanguageSwitch() {
  const other: Language = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className={styles['chip']} lang={other} onClick={() => speak(other)}>
      {languages[other]}
    </button>
  )
}

function PersonMenu({ viewer }: { viewer: Viewer }) {
  const t = useShellTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation(gqlMutation(queryClient, signOutDocument, []))
  const leave = async () => {
    const { signOutUrl } = viewer
    await signOut.mutateAsync({})
    // Whoever came in by the identity provider leaves it too.
    if (signOutUrl) return location.assign(signOutUrl)
    queryClient.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <TopMenu
      button={
        <>
          <UserOutlined aria-hidden />
          <span className="visually-hidden">{t('person')}</span>
          <span>{viewer.person.name}</span>
        </>
      }
    >
      {(close) => (
        <>
          <div className={styles['person']}>
            <strong>{viewer.person.name}</strong>
            <code>{viewer.person.login}</code>
            {viewer.appointment ? (
              <span className={styles['chipSecond']}>
                {viewer.appointment.organisation.name} · {say(viewer.appointment.roleTitle)}
              </span>
            ) : null}
          </div>
          <Link to="/my-security" onClick={close}>
            {t('mySecurity')}
          </Link>
          <Button
            icon={<LogoutOutlined aria-hidden />}
            loading={signOut.isPending}
            onClick={() => void leave()}
          >
            {t('signOut')}
          </Button>
        </>
      )}
    </TopMenu>
  )
}

/** Product, acting appointment, language, display, person. */
export function TopBar({ viewer }: { viewer: Viewer }) {
  const t = useShellTexts()
  return (
    <header className={styles['bar']}>
      <Link to="/" className={styles['brand']}>
        <Mark size={26} />
        <span className={styles['brandName']}>{t('product')}</span>
        <span className={styles['brandLong']}>{t('productLong')}</span>
      </Link>
      <AppointmentSwitcher viewer={viewer} />
      <LanguageSwitch />
      <DisplaySettings />
      <PersonMenu viewer={viewer} />
    </header>
  )
}
