import styles from './front-page.module.css'

const rows = 9
const weeks = 52
/** A fixed scatter: how much an imagined account published in a week, 0 (silent) to 3. */
function posts(row: number, week: number): number {
  const turn = Math.sin(row * 12.9898 + week * 78.233) * 43758.5453
  const share = turn - Math.floor(turn)
  if (row === 4 && week >= 31 && week <= 33) return 0
  return share < 0.08 ? 1 : share < 0.42 ? 2 : 3
}

const cells = Array.from({ length: rows * weeks }, (_, place) => {
  const row = Math.floor(place / weeks)
  const week = place % weeks
  return { row, week, key: `${row}-${week}`, amount: posts(row, week) }
})

/** A year of nine accounts, one cell a week; three silent weeks of one account are found and marked. Decoration with a meaning. */
export function YearFigure({ title }: { title: string }) {
  const cell = 9
  const step = 12
  return (
    <svg
      className={styles['figure']}
      viewBox={`-2 -2 ${weeks * step + 4} ${rows * step + 46}`}
      role="img"
      aria-label={title}
      preserveAspectRatio="xMinYMax meet"
    >
      {cells.map((each) => (
        <rect
          key={each.key}
          x={each.week * step}
          y={each.row * step}
          width={cell}
          height={cell}
          rx={1.5}
          className={each.amount === 0 ? styles['silent'] : styles[`amount${each.amount}`]}
        />
      ))}
      <path
        className={styles['thread']}
        d={`M${32 * step + 4.5} ${4 * step + 12} V${rows * step + 12} H${32 * step - 84}`}
      />
      <text className={styles['note']} x={32 * step - 92} y={rows * step + 16} textAnchor="end">
        W32–W34 · −15.00 · SQ 附2
      </text>
    </svg>
  )
}
