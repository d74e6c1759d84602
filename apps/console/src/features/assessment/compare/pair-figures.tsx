import { Link } from '@tanstack/react-router'
import { Figures } from '../../../ui/facts'
import { formatCount } from '../../../ui/format'
import type { Pair } from './operations'
import { useCompareTexts } from './texts'

/** How many units rose or fell, came or went; each number is the link to the units it counts. */
export function PairFigures({ runId, pair }: { runId: string; pair: Pair }) {
  const t = useCompareTexts()
  const { moved, appeared, disappeared, same } = pair
  const figure = (change: 'CHANGED' | 'APPEARED' | 'DISAPPEARED' | 'SAME', label: string, count: number) => ({
    label,
    value: (
      <Link to="/assessments/compare" search={{ base: pair.base.id, run: runId, change }}>
        {formatCount(count)}
      </Link>
    ),
  })
  return (
    <Figures
      items={[
        figure('CHANGED', t('changed'), moved - appeared - disappeared),
        figure('APPEARED', t('appeared'), appeared),
        figure('DISAPPEARED', t('disappeared'), disappeared),
        figure('SAME', t('same'), same),
      ]}
    />
  )
}
