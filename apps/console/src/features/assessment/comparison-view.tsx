import { useQuery } from '@tanstack/react-query'
import { Loaded, Nothing } from '../../ui/loaded'
import { ClauseMoves } from './compare/clause-moves'
import { pairQuery } from './compare/operations'
import { PairFigures } from './compare/pair-figures'
import { useCompareTexts } from './compare/texts'
import { UnitMoves } from './compare/unit-moves'
import type { Run } from './operations'
import styles from './run-page.module.css'

/** Side by side with the run that it followed: who moves, and which clause moved them. */
export function ComparisonView({ run }: { run: Run }) {
  const t = useCompareTexts()
  const pair = useQuery(pairQuery({ run: run.id }))
  return (
    <Loaded query={pair} lines={8}>
      {({ assessmentRun }) =>
        assessmentRun?.comparison ? (
          <>
            <PairFigures runId={run.id} pair={assessmentRun.comparison} />
            <h3 className={styles['subheading']}>{t('causedBy')}</h3>
            <ClauseMoves runId={run.id} pair={assessmentRun.comparison} />
            <h3 className={styles['subheading']}>{t('movers')}</h3>
            <UnitMoves run={assessmentRun} beforeId={assessmentRun.comparison.base.id} />
          </>
        ) : (
          <Nothing title={t('noBase')} />
        )
      }
    </Loaded>
  )
}
