import { Children, type ReactNode, useEffect } from 'react'
import styles from './page.module.css'
import { useUiTexts } from './texts'

/** One page: where it stands, what it is called, what can be done on it, what it holds. Sets the title of the window. */
export function Page(props: {
  title: string
  crumbs?: readonly ReactNode[]
  beside?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const t = useUiTexts()
  useEffect(() => {
    document.title = `${props.title} · 政媒`
  }, [props.title])
  return (
    <div className={styles['page']}>
      {props.crumbs && props.crumbs.length > 0 ? (
        <nav className={styles['crumbs']} aria-label={t('here')}>
          <ol>
            {Children.map(props.crumbs, (crumb) => (
              <li>{crumb}</li>
            ))}
          </ol>
        </nav>
      ) : null}
      <header className={styles['header']}>
        <div className={styles['title']}>
          <h1>{props.title}</h1>
          {props.beside}
        </div>
        {props.actions ? (
          <div className={styles['actions']} data-print="hide">
            {props.actions}
          </div>
        ) : null}
        {props.lead ? <div className={styles['lead']}>{props.lead}</div> : null}
      </header>
      {props.children}
    </div>
  )
}

/** A sheet on the page. `flush` lets a table reach its edges. */
export function Panel(props: {
  title?: ReactNode
  extra?: ReactNode
  flush?: boolean
  children: ReactNode
  label?: string
}) {
  return (
    <section className={styles['panel']} aria-label={props.label}>
      {props.title || props.extra ? (
        <div className={styles['panelHead']}>
          {props.title ? <h2>{props.title}</h2> : null}
          {props.extra ? <div className={styles['panelExtra']}>{props.extra}</div> : null}
        </div>
      ) : null}
      <div className={props.flush ? undefined : styles['panelBody']}>{props.children}</div>
    </section>
  )
}

/** Sheets side by side where there is room. */
export function Columns(props: { ratio?: 'even' | 'side'; children: ReactNode }) {
  return (
    <div className={props.ratio === 'side' ? styles['columnsSide'] : styles['columns']}>{props.children}</div>
  )
}

/** A row of controls above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <div className={styles['toolbar']} data-print="hide">
      {children}
    </div>
  )
}
