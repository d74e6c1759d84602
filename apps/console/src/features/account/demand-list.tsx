import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { StateMark } from '../../ui/meaning'
import { usePunctuation } from '../../ui/punctuation'
import styles from './account.module.css'
import { PostsOf } from './cadence-tables'
import { useCadenceTexts } from './cadence-texts'
import type { Cadence, CadenceDemand } from './operations'

/** What the rules in force demand of updates, and every period in which it was not met. */
export function DemandList({ accountId, cadence }: { accountId: string; cadence: Cadence }) {
  const t = useCadenceTexts()
  if (cadence.demands.length === 0) return <Nothing title={t('noDemands')} />
  return (
    <ul className={styles['demands']}>
      {cadence.demands.map((demand) => (
        <Demand key={demand.of} accountId={accountId} demand={demand} />
      ))}
      {cadence.gaps.map(({ fromOn, toOn, reason }) => (
        <li key={fromOn} className={styles['demand']}>
          <StateMark meaning="unknown">
            {t('gap', { from: fromOn, to: toOn })}
            {reason ? ` · ${reason}` : ''}
          </StateMark>
        </li>
      ))}
    </ul>
  )
}

function Demand({ accountId, demand }: { accountId: string; demand: CadenceDemand }) {
  const t = useCadenceTexts()
  const marks = usePunctuation()
  const say = useBilingual()
  const { statement } = demand
  const short = demand.periods.filter(({ verdict }) => verdict === 'SHORT')
  const unknown = demand.periods.filter(({ verdict }) => verdict === 'UNKNOWN')
  return (
    <li className={styles['demand']}>
      <div className={styles['demandHead']}>
        <strong>{t(demand.of === 'POSTS' ? 'demandPosts' : 'demandOriginals')}</strong>
        <span>{say(statement.valueText)}</span>
        <span className={styles['clause']}>
          {statement.source.documentShortName} {statement.source.clause}
        </span>
        {demand.average === null ? null : (
          <span>{t('averageIs', { average: demand.average.toFixed(1) })}</span>
        )}
        <Outcome demand={demand} short={short.length} />
        {unknown.length > 0 ? (
          <StateMark meaning="unknown">{t('unknownPeriods', { count: unknown.length })}</StateMark>
        ) : null}
      </div>
      {statement.interpretation ? (
        <span className={styles['reading']}>{say(statement.interpretation)}</span>
      ) : null}
      {short.length > 0 ? (
        <div className={styles['short']}>
          {short.map((period) => (
            <PostsOf key={period.label} accountId={accountId} from={period.fromOn} to={period.toOn}>
              {marks.aside(period.label, String(period.count))}
            </PostsOf>
          ))}
        </div>
      ) : null}
    </li>
  )
}

function Outcome({ demand, short }: { demand: CadenceDemand; short: number }) {
  const t = useCadenceTexts()
  if (demand.counted === 'AVERAGE') {
    if (demand.average === null) return null
    const met = demand.average >= demand.minimum
    return <StateMark meaning={met ? 'bonus' : 'deduction'}>{t(met ? 'MET' : 'SHORT')}</StateMark>
  }
  if (short > 0) return <StateMark meaning="deduction">{t('shortPeriods', { count: short })}</StateMark>
  const judged = demand.periods.some(({ verdict }) => verdict === 'MET')
  return judged ? <StateMark meaning="bonus">{t('allMet')}</StateMark> : null
}
