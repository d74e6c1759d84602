import { Link } from '@tanstack/react-router'
import { Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { Panel } from '../../ui/page'
import type { Run } from './operations'
import { useAssessmentTexts } from './texts'

/**
 * How much a run held; each figure leads to what it counts. Whoever may read only a part of it is led to that part, and told how much the
 * whole is.
 */
export function RunCounts({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const { counts } = run
  if (!counts) return null
  const params = { runId: run.id }
  const readable = run.categories.reduce((sum, { units }) => sum + units, 0)
  const whole = readable === counts.units
  const beside = whole ? {} : { note: t('wholeRun') }
  return (
    <Panel flush label={t('counts')}>
      <Figures
        items={[
          {
            label: t('units'),
            value: (
              <Link to="/assessments/$runId" params={params} search={{ tab: 'ranking' }}>
                {formatCount(readable)}
              </Link>
            ),
            ...(whole ? {} : { note: t('ofUnits', { count: formatCount(counts.units) }) }),
          },
          {
            label: t('accounts'),
            value: whole ? (
              <Link to="/assessments/$runId" params={params} search={{ tab: 'accounts' }}>
                {formatCount(counts.accounts)}
              </Link>
            ) : (
              formatCount(counts.accounts)
            ),
            ...beside,
          },
          { label: t('lines'), value: formatCount(counts.lines), ...beside },
          {
            label: t('vetoed'),
            value: whole ? (
              <Link to="/assessments/$runId" params={params} search={{ tab: 'ranking', vetoed: 'true' }}>
                {formatCount(counts.vetoed)}
              </Link>
            ) : (
              formatCount(counts.vetoed)
            ),
            ...beside,
          },
          {
            label: t('unknowns'),
            value:
              counts.unknowns === 0 ? (
                formatCount(0)
              ) : (
                <a href={`/files/runs/${run.id}/unknown.csv`} download title={t('exportUnknown')}>
                  {formatCount(counts.unknowns)}
                </a>
              ),
            note: whole ? t('unknownsNote') : t('unknownsPartly'),
          },
        ]}
      />
    </Panel>
  )
}
