import { type Meaning, StateMark } from '../../ui/meaning'
import type { JobState } from './operations'
import { useImportTexts } from './texts'

const meanings: Readonly<Record<JobState, Meaning>> = {
  PLANNED: 'plain',
  RUNNING: 'active',
  DONE: 'bonus',
  REFUSED: 'deduction',
  CANCELLED: 'unknown',
  FAILED: 'veto',
}

/** An import on its way: it will change by itself. */
export const isUnderWay = (state: JobState): boolean => state === 'PLANNED' || state === 'RUNNING'

/** The state of an import as a light and a word. */
export function JobStateMark({ state, dryRun }: { state: JobState; dryRun: boolean }) {
  const t = useImportTexts()
  return (
    <StateMark meaning={meanings[state]} busy={isUnderWay(state)}>
      {t(state === 'DONE' && dryRun ? 'DONE_DRY' : state)}
    </StateMark>
  )
}
