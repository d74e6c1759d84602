import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { signOutDocument, type Viewer } from '../features/session'
import { gqlMutation } from '../graphql'
import { useBilingual } from '../ui/language'
import styles from './frame.module.css'
import { forgetPages } from './palette/recent'
import { useShellTexts } from './texts'
import { TopMenu } from './top-menu'

/** Who is signed in, their own settings, the way out. */
export function PersonMenu({ viewer }: { viewer: Viewer }) {
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
    forgetPages()
    queryClient.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <TopMenu
      button={
        <>
          <UserOutlined aria-hidden />
          <span className="visually-hidden">{t('person')}</span>
          <span className={styles['wideOnly']}>{viewer.person.name}</span>
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
