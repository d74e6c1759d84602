import { type Meaning, StateMark } from '../../ui/meaning'
import type { RunKind, RunState } from './operations'
import { useAssessmentTexts } from './texts'

const meanings: Readonly<Record<RunState, Meaning>> = {
  PLANNED: 'plain',
  FREEZING: 'active',
  SCORING: 'active',
  SEALING: 'active',
  SEALED: 'bonus',
  CANCELLED: 'unknown',
  FAILED: 'veto',
}

/** A run on its way: it will change by itself. */
export const isUnderWay = (state: RunState): boolean =>
  state === 'PLANNED' || state === 'FREEZING' || state === 'SCORING' || state === 'SEALING'

/** The state of a run as a light and a word. */
export function RunStateMark({ state }: { state: RunState }) {
  const t = useAssessmentTexts()
  return (
    <StateMark meaning={meanings[state]} busy={isUnderWay(state)}>
      {t(state)}
    </StateMark>
  )
}

/** What a run is called: its year and its kind. */
export function useRunName(): (run: { year: number; kind: RunKind }) => string {
  const t = useAssessmentTexts()
  return (run) => t('run', { year: run.year, kind: t(run.kind) })
}
