import { Suspense } from 'react'
import { formatPoints } from '../format'
import { Waiting } from '../loaded'
import { useUiTexts } from '../texts'
import { Chart } from './chart'
import styles from './chart.module.css'
import { lineOption } from './line'
import { type ScoreOfRun, yearlyScores } from './yearly-scores'

/** Scores year by year; each leads to its run. The table stands below. Of less than two years there is nothing to be drawn. */
export function ScoreHistory(props: { scores: readonly ScoreOfRun[]; onOpen: (runId: string) => void }) {
  const t = useUiTexts()
  const scores = yearlyScores(props.scores)
  if (scores.length < 2) return null
  const said = ({ year, score }: (typeof scores)[number]) =>
    t('scoreOfYear', { year, score: formatPoints(score) })
  const label = t('scoreHistory', { list: scores.map(said).join(t('listComma')) })
  return (
    <div className={styles['above']}>
      <Suspense fallback={<Waiting lines={4} />}>
        <Chart
          label={label}
          height={11}
          count={scores.length}
          said={(mark) => (scores[mark] ? said(scores[mark]) : '')}
          onOpen={(mark) => {
            const runId = scores[mark]?.runId
            if (runId !== undefined) props.onOpen(runId)
          }}
          option={(look, current) =>
            lineOption(look, {
              current,
              description: label,
              points: scores.map(({ year, score }) => ({
                name: String(year),
                value: Number(score),
                said: formatPoints(score),
              })),
            })
          }
        />
      </Suspense>
    </div>
  )
}
