import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import styles from './plain-pages.module.css'
import { useUiTexts } from './texts'

function PlainPage(props: { mark: string; title: string; text: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · 政媒`
  }, [props.title])
  return (
    <div className={styles['page']}>
      <p className={styles['mark']} aria-hidden="true">
        {props.mark}
      </p>
      <h1>{props.title}</h1>
      <p className={styles['text']}>{props.text}</p>
      {props.children}
    </div>
  )
}

/** An address that leads nowhere, or to nothing the viewer may see: the two look the same. */
export function NotFoundPage() {
  const t = useUiTexts()
  return (
    <PlainPage mark="无" title={t('notFound')} text={t('notFoundText')}>
      <Link to="/">{t('backHome')}</Link>
    </PlainPage>
  )
}

/** A page that the present appointment may not use; `children` say what would help. */
export function ForbiddenPage({ role, children }: { role: string; children?: ReactNode }) {
  const t = useUiTexts()
  return (
    <PlainPage mark="止" title={t('forbidden')} text={t('forbiddenText', { role })}>
      {children}
      <Link to="/">{t('backHome')}</Link>
    </PlainPage>
  )
}

/** A page that broke. */
export function FaultPage({ error }: { error: unknown }) {
  const t = useUiTexts()
  return (
    <PlainPage mark="误" title={t('fault')} text={t('faultText')}>
      <code className={styles['detail']}>{error instanceof Error ? error.message : String(error)}</code>
      <button type="button" className={styles['button']} onClick={() => location.reload()}>
        {t('reload')}
      </button>
    </PlainPage>
  )
}
