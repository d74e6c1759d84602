import { BellOutlined } from '@ant-design/icons'
import { Suspense } from 'react'
import { BellPanel, useNotificationTexts, useUnread } from '../features/notification'
import styles from './frame.module.css'
import { TopMenu } from './top-menu'

/** 站内消息: how many are unread, none said when none are, and the latest of them. */
export function Bell() {
  const t = useNotificationTexts()
  const unread = useUnread()
  return (
    <TopMenu
      name={unread === 0 ? t('title') : `${t('title')} ${t('count_', { count: unread })}`}
      button={
        <>
          <BellOutlined aria-hidden />
          {unread === 0 ? null : (
            <span className={styles['badge']} aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <Suspense>
          <BellPanel unread={unread} close={close} />
        </Suspense>
      )}
    </TopMenu>
  )
}
