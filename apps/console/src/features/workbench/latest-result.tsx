import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatPoints } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect } from '../../ui/meaning'
import { Columns, Panel } from '../../ui/page'
import { type Bench, type Result, resultQuery, type StandingRun } from './operations'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

/** The result that holds: each category against the year before, who leads, which accounts lost most and by what. */
export function LatestResult({ bench }: { bench: Bench['workbench'] }) {
  const t = useWorkbenchTexts()
  const { latestRun: run, earlierRun } = bench
  // The category with the most units is the one that a territory looks at.
  const [largest] = [...(run?.categories ?? [])].sort((a, b) => b.units - a.units)
  const result = useQuery({ ...resultQuery(run?.id ?? '', largest?.category), enabled: run !== null })
  if (!run)
    return (
      <Panel title={t('latest')}>
        <Nothing title={t('noRuns')} text={t('noRunsText')} />
      </Panel>
    )
  return (
    <>
      <Categories run={run} earlier={earlierRun} />
      <Loaded query={result} lines={6}>
        {({ assessmentRun }) =>
          assessmentRun ? (
            <Columns>
              <Leaders run={run} category={largest} result={assessmentRun} />
              <Worst runId={run.id} result={assessmentRun} />
            </Columns>
          ) : null
        }
      </Loaded>
    </>
  )
}

function Categories({ run, earlier }: { run: StandingRun; earlier: StandingRun | null }) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  return (
    <Panel
      flush
      title={t('latestOf', { year: run.year, scope: run.scope.name, kind: t(run.kind) })}
      extra={
        <>
          {earlier ? (
            <Link to="/assessments/compare" search={{ base: earlier.id, run: run.id }}>
              {t('compareWith', { year: earlier.year })}
            </Link>
          ) : null}
          <Link to="/assessments/$runId/sheets" params={{ runId: run.id }}>
            {t('print')}
          </Link>
          <Link to="/assessments/$runId" params={{ runId: run.id }}>
            {t('all')}
          </Link>
        </>
      }
    >
      <dl className={styles['categories']}>
        {run.categories.map((each) => {
          const before = earlier?.categories.find(({ category }) => category === each.category)
          return (
            <div key={each.category}>
              <dt>
                <Link
                  to="/assessments/$runId"
                  params={{ runId: run.id }}
                  search={{ category: each.category }}
                >
                  {say(each.title)}
                </Link>
                <span className={styles['note']}>{t('unitCount', { count: each.units })}</span>
              </dt>
              <dd>
                <span className={styles['mean']}>
                  {each.mean === null ? t('noData') : formatPoints(each.mean)}
                </span>
                <Movement now={each.mean} before={before?.mean ?? null} />
              </dd>
            </div>
          )
        })}
      </dl>
    </Panel>
  )
}

/** How a mean moved against the year before; nothing to compare with is said, not shown as no change. */
function Movement({ now, before }: { now: string | null; before: string | null }) {
  const t = useWorkbenchTexts()
  if (now === null || before === null) return <span className={styles['note']}>{t('noEarlier')}</span>
  const hundredths = Math.round(Number(now) * 100) - Math.round(Number(before) * 100)
  return (
    <span className={styles['note']}>
      {t('against')} <Effect points={(hundredths / 100).toFixed(2)} />
    </span>
  )
}

function Leaders(props: {
  run: StandingRun
  category: StandingRun['categories'][number] | undefined
  result: Result
}) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  const { run, category, result } = props
  return (
    <Panel flush title={category ? t('bestOf', { category: say(category.title) }) : t('best')}>
      <ol className={styles['rows']} aria-label={t('best')}>
        {result.ranking.nodes.map((unit) => (
          <li key={unit.id}>
            <span className={styles['rank']}>{unit.rank}</span>
            <span className={styles['rowName']}>
              <Link
                to="/assessments/$runId/units/$unitId"
                params={{ runId: run.id, unitId: unit.organisation.id }}
              >
                {unit.organisation.name}
              </Link>
            </span>
            <strong className={styles['score']}>{formatPoints(unit.finalScore)}</strong>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** The line that cost most, of the first that are read. */
const heaviest = (lines: Result['accountResults']['nodes'][number]['lines']) =>
  [...lines].sort((a, b) => Number(a.points) - Number(b.points)).find(({ points }) => Number(points) < 0)

function Worst({ runId, result }: { runId: string; result: Result }) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  return (
    <Panel
      flush
      title={t('worst')}
      extra={
        <Link to="/assessments/$runId" params={{ runId }} search={{ tab: 'accounts' }}>
          {t('all')}
        </Link>
      }
    >
      <ol className={styles['rows']} aria-label={t('worst')}>
        {result.accountResults.nodes.map((each) => {
          const why = heaviest(each.lines)
          return (
            <li key={each.id}>
              <span className={styles['rowName']}>
                <Link
                  to="/assessments/$runId/accounts/$accountId"
                  params={{ runId, accountId: each.account.id }}
                >
                  {each.account.name}
                </Link>
                <span className={styles['note']}>
                  {say(each.account.platformTitle)} · {each.organisation.name}
                </span>
                {why ? (
                  <span className={styles['why']}>
                    {say(why.indicator.title)} <Effect points={why.points} />
                  </span>
                ) : null}
              </span>
              <strong className={styles['score']}>{formatPoints(each.score)}</strong>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
