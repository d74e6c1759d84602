import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Category } from '../../../ui/category'
import { DataTable } from '../../../ui/data-table'
import { formatPoints } from '../../../ui/format'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Tag } from '../../../ui/meaning'
import { type Unit, type UnitScore, unitScoresQuery } from './operations'
import { scorePoints } from './score-points'
import { useUnitTexts } from './texts'
import styles from './unit.module.css'

const box = { width: 480, height: 90 }

/** What a unit scored year by year: a small line, and the table it is drawn from. */
export function UnitScores({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  return (
    <Loaded query={useQuery(unitScoresQuery(unit.id))} lines={6}>
      {({ organisation }) => {
        const scores = organisation?.scoreHistory.nodes ?? []
        return (
          <>
            <ScoreLine scores={scores} />
            <DataTable
              caption={t('scores')}
              heading="year"
              rows={scores}
              rowKey={(row) => row.run.id}
              empty={<Nothing title={t('none')} />}
              columns={[
                {
                  key: 'year',
                  title: t('year'),
                  width: 12,
                  cell: ({ run }) => (
                    <>
                      <Link
                        to="/assessments/$runId/units/$unitId"
                        params={{ runId: run.id, unitId: unit.id }}
                      >
                        {run.year}
                      </Link>{' '}
                      {run.supersededBy ? <Tag meaning="unknown">{t('superseded')}</Tag> : null}
                    </>
                  ),
                },
                { key: 'book', title: t('book'), cell: ({ run }) => run.rulebook.shortName },
                {
                  key: 'category',
                  title: t('category'),
                  cell: (row) => <Category of={row.category} />,
                  width: 12,
                },
                { key: 'rank', title: t('rank'), cell: (row) => row.rank ?? '—', number: true, width: 5 },
                {
                  key: 'score',
                  title: t('score'),
                  cell: (row) => (row.finalScore === null ? '—' : formatPoints(row.finalScore)),
                  number: true,
                  width: 7,
                },
              ]}
            />
          </>
        )
      }}
    </Loaded>
  )
}

function ScoreLine({ scores }: { scores: readonly UnitScore[] }) {
  const t = useUnitTexts()
  const points = scorePoints(scores, box)
  if (points.length === 0) return null
  const list = points.map(({ year, score }) => `${year} ${formatPoints(score)}`).join('，')
  return (
    <svg
      className={styles['line']}
      viewBox={`-40 -20 ${box.width + 80} ${box.height + 44}`}
      role="img"
      aria-label={t('scoreChart', { list })}
    >
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ year, score, x, y }) => (
        <g key={year}>
          <circle cx={x} cy={y} r={3.5} />
          <text x={x} y={y - 8}>
            {formatPoints(score)}
          </text>
          <text x={x} y={box.height + 18}>
            {year}
          </text>
        </g>
      ))}
    </svg>
  )
}
