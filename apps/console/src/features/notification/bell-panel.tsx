import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded, Nothing } from '../../ui/loaded'
import styles from './notification.module.css'
import { NotificationList, ReadAll } from './notification-list'
import { notificationsQuery } from './operations'
import { useNotificationTexts } from './texts'

/** The latest of what one was told, below the bell. */
export default function BellPanel(props: { unread: number; close: () => void }) {
  const t = useNotificationTexts()
  const latest = useQuery(notificationsQuery({ unread: false, first: 6 }))
  return (
    <>
      <div className={styles['head']}>
        <h3>{t('panel')}</h3>
        <ReadAll unread={props.unread} />
      </div>
      <div className={styles['panel']}>
        <Loaded query={latest} lines={3}>
          {({ notifications }) =>
            notifications.edges.length === 0 ? (
              <Nothing title={t('none')} />
            ) : (
              <NotificationList rows={notifications.edges.map(({ node }) => node)} onGone={props.close} />
            )
          }
        </Loaded>
      </div>
      <Link to="/messages" onClick={props.close}>
        {t('seeAll')}
      </Link>
    </>
  )
}
