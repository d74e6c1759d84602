import { Link, useRouter } from '@tanstack/react-router'
import { useBilingual } from '../../ui/language'
import { Panel } from '../../ui/page'
import type { Bench } from './operations'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

/** What is planned for units: it will change what one sees. */
export function PlannedChanges({ bench }: { bench: Bench['workbench'] }) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  if (bench.plannedChanges.length === 0) return null
  return (
    <Panel flush title={t('planned')}>
      <ol className={styles['rows']} aria-label={t('planned')}>
        {bench.plannedChanges.map((change) => {
          const unit = change.organisation ?? change.target
          return (
            <li key={change.id}>
              <time className={styles['day']} dateTime={String(change.effectiveOn)}>
                {change.effectiveOn}
              </time>
              <span className={styles['rowName']}>
                {unit ? (
                  <Link to="/organisations/$unitId" params={{ unitId: unit.id }} search={{ tab: 'history' }}>
                    {say(change.summary)}
                  </Link>
                ) : (
                  say(change.summary)
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

/** Views of the list of accounts that one kept, or that are shared. */
export function SavedViews({ views }: { views: NonNullable<Bench['listViews']> }) {
  const t = useWorkbenchTexts()
  const router = useRouter()
  return (
    <Panel flush title={t('views')} extra={<Link to="/downloads">{t('downloads')}</Link>}>
      {views.length === 0 ? (
        <p className={styles['allClear']}>{t('noViews')}</p>
      ) : (
        <ul className={styles['rows']} aria-label={t('views')}>
          {views.map((view) => {
            const href = `/accounts?${view.query}`
            return (
              <li key={view.id}>
                <span className={styles['rowName']}>
                  <a
                    href={href}
                    onClick={(event) => {
                      if (event.ctrlKey || event.metaKey || event.shiftKey) return
                      event.preventDefault()
                      router.history.push(href)
                    }}
                  >
                    {view.name}
                  </a>
                  {view.owner ? <span className={styles['note']}>{view.owner.name}</span> : null}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
