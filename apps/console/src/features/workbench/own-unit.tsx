import { Link } from '@tanstack/react-router'
import { formatPoints } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Effect, Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import type { Bench } from './operations'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

/** The unit's own score, where it stands, and how it moved; from there to why points were lost. */
export function OwnUnit({ unit }: { unit: NonNullable<Bench['organisation']> }) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  const [latest, before] = unit.scoreHistory.nodes
  if (!latest)
    return (
      <Panel title={t('ownScore')}>
        <Nothing title={t('noScore')} text={t('noScoreText')} />
      </Panel>
    )
  const way = { runId: latest.run.id, unitId: unit.id }
  const hundredths = before
    ? Math.round(Number(latest.finalScore) * 100) - Math.round(Number(before.finalScore) * 100)
    : null
  return (
    <Panel
      title={t('ownScoreOf', { year: latest.run.year, kind: t(latest.run.kind) })}
      extra={
        <>
          <Link to="/organisations/$unitId" params={{ unitId: unit.id }} search={{ tab: 'scores' }}>
            {t('history')}
          </Link>
          <Link to="/assessments/$runId/units/$unitId/sheet" params={way}>
            {t('print')}
          </Link>
        </>
      }
    >
      <p className={styles['own']}>
        <Link to="/assessments/$runId/units/$unitId" params={way} className={styles['ownScore']}>
          {formatPoints(latest.finalScore)}
        </Link>
        <span>
          {t('rank', { rank: latest.rank })}
          {latest.veto ? <Tag meaning="veto">{say(latest.veto.title)}</Tag> : null}
        </span>
        {before && hundredths !== null ? (
          <span className={styles['note']}>
            {t('againstYear', { year: before.run.year })} <Effect points={(hundredths / 100).toFixed(2)} />
          </span>
        ) : (
          <span className={styles['note']}>{t('noEarlier')}</span>
        )}
        <Link to="/assessments/$runId/units/$unitId" params={way}>
          {t('whyLost')}
        </Link>
      </p>
    </Panel>
  )
}
