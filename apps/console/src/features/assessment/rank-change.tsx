import { type Meaning, Tag } from '../../ui/meaning'

/** A place before and after: up is good, down is not, and the arrow says it without colour. Null = not ranked then. */
export function RankChange({ before, after }: { before: number | null; after: number | null }) {
  if (before === null || after === null)
    return (
      <span>
        {before ?? '—'} → {after ?? '—'}
      </span>
    )
  const moved = before - after
  const meaning: Meaning = moved > 0 ? 'bonus' : moved < 0 ? 'deduction' : 'plain'
  return (
    <span>
      {before} → {after}{' '}
      {moved === 0 ? null : <Tag meaning={meaning}>{moved > 0 ? `↑${moved}` : `↓${-moved}`}</Tag>}
    </span>
  )
}
