/** Where a key leads among the marks of a chart: along them, to the first, to the last; beyond an end it stays. Null: no key of the chart. */
export function stepMark(count: number, index: number, key: string): number | null {
  if (count === 0) return null
  const within = (next: number) => Math.max(0, Math.min(count - 1, next))
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return within(index - 1)
    case 'ArrowRight':
    case 'ArrowDown':
      return within(index + 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
