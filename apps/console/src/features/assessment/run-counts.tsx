import { Link } from '@tanstack/react-router'
import { Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { Panel } from '../../ui/page'
import type { Run } from './operations'
import { useAssessmentTexts } from './texts'

/** How much a run held; each figure leads to what it counts. */
export function RunCounts({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const { counts } = run
  if (!counts) return null
  const params = { runId: run.id }
  return (
    <Panel flush label={t('counts')}>
      <Figures
        items={[
          {
            label: t('units'),
            value: (
              <Link to="/assessments/$runId" params={params} search={{ tab: 'ranking' }}>
                {formatCount(counts.units)}
              </Link>
            ),
          },
          {
            label: t('accounts'),
            value: (
              <Link to="/assessments/$runId" params={params} search={{ tab: 'accounts' }}>
                {formatCount(counts.accounts)}
              </Link>
            ),
          },
          { label: t('lines'), value: formatCount(counts.lines) },
          {
            label: t('vetoed'),
            value: (
              <Link to="/assessments/$runId" params={params} search={{ tab: 'ranking', vetoed: 'true' }}>
                {formatCount(counts.vetoed)}
              </Link>
            ),
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
            note: t('unknownsNote'),
          },
        ]}
      />
    </Panel>
  )
}
