import { useBlocker } from '@tanstack/react-router'
import { Button } from 'antd'
import { useAnyUnsaved } from '../../ui/unsaved'
import { useShellTexts } from '../texts'
import styles from './faults.module.css'
import { Modal } from './modal'

/** Asks before a page is left whose form is not saved; another filter of the same page is no leaving. */
export function UnsavedGuard() {
  const t = useShellTexts()
  const unsaved = useAnyUnsaved()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal title={t('leaveTitle')} onEscape={blocker.reset}>
      <p>{t('leaveText')}</p>
      <div className={styles['row']}>
        <Button danger onClick={blocker.proceed}>
          {t('leave')}
        </Button>
        <Button type="primary" autoFocus onClick={blocker.reset}>
          {t('stay')}
        </Button>
      </div>
    </Modal>
  )
}
