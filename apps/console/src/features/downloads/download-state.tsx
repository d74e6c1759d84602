import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { type Meaning, StateMark } from '../../ui/meaning'
import type { DownloadRow, DownloadState } from './operations'
import { useDownloadTexts } from './texts'

const meanings: Readonly<Record<DownloadState, Meaning>> = {
  PLANNED: 'plain',
  RUNNING: 'active',
  DONE: 'bonus',
  CANCELLED: 'unknown',
  FAILED: 'veto',
  EXPIRED: 'unknown',
}

export const isUnderWay = ({ state }: Pick<DownloadRow, 'state'>): boolean =>
  state === 'PLANNED' || state === 'RUNNING'

/** The state of a download; how far it is while it is made, and why it was not. */
export function DownloadStateMark({ row }: { row: DownloadRow }) {
  const t = useDownloadTexts()
  const say = useBilingual()
  return (
    <StateMark meaning={meanings[row.state]} busy={isUnderWay(row)}>
      {t(row.state)}
      {row.state === 'RUNNING' && row.progress.done > 0 ? ` ${formatCount(row.progress.done)}` : null}
      {row.failure ? `：${say(row.failure.message)}` : null}
    </StateMark>
  )
}
