import { useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Chart, movesOption } from '../../../ui/chart'
import { Nothing, Waiting } from '../../../ui/loaded'
import styles from './compare.module.css'
import type { UnitMove } from './operations'
import { rankedInBoth } from './ranked-in-both'
import { useCompareTexts } from './texts'

/** The ranks of a page of units before and after, a line each, which leads to the unit in both runs. */
export function RankMoves(props: { rows: readonly UnitMove[]; before: string; after: string }) {
  const t = useCompareTexts()
  const navigate = useNavigate({ from: '/assessments/compare' })
  const moves = rankedInBoth(props.rows)
  if (moves.length === 0) return <Nothing title={t('noRanks')} />
  const label = t('ranksLabel', { count: moves.length })
  return (
    <div className={styles['chart']}>
      <Suspense fallback={<Waiting lines={8} />}>
        <Chart
          label={label}
          // A line and the air around it, and the axis above.
          height={moves.length * 1.625 + 2.5}
          count={moves.length}
          hint={t('ranksHint')}
          said={(mark) => {
            const move = moves[mark]
            return move ? t('rankSaid', { name: move.name, before: move.before, after: move.after }) : ''
          }}
          onOpen={(mark) => {
            const move = moves[mark]
            if (move)
              void navigate({
                to: '/assessments/compare/units/$unitId',
                params: { unitId: move.id },
                search: { before: props.before, after: props.after },
              })
          }}
          option={(look, current) => movesOption(look, { moves, current, description: label })}
        />
      </Suspense>
    </div>
  )
}
