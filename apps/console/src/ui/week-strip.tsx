import { Button } from 'antd'
import { useId, useState } from 'react'
import { DataTable } from './data-table'
import { useUiTexts } from './texts'
import styles from './week-strip.module.css'

/** One week of a strip: `count` null = not counted (outside the span). `from` is its Monday, `YYYY-MM-DD`. */
export interface StripWeek {
  readonly label: string
  readonly from: string
  readonly count: number | null
}

const depth = (count: number): number => (count === 0 ? 0 : count < 2 ? 1 : count < 4 ? 2 : count < 8 ? 3 : 4)

/** A year by weeks, one cell a week, darker for more; silent weeks are hollow and marked. Can be read as a table instead. */
export function WeekStrip({ title, weeks }: { title: string; weeks: readonly StripWeek[] }) {
  const t = useUiTexts()
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  const cell = 17
  const step = 20
  const perRow = 27
  const rowHeight = 46
  const rows = Math.ceil(weeks.length / perRow)
  return (
    <div className={styles['strip']}>
      {asTable ? (
        <DataTable
          caption={title}
          columns={[
            { key: 'week', title: t('week'), cell: (week) => week.label, width: 8 },
            { key: 'from', title: t('start'), cell: (week) => week.from, width: 9 },
            {
              key: 'posts',
              title: t('posts'),
              cell: (week) => (week.count === null ? '—' : week.count),
              number: true,
              width: 7,
            },
            { key: 'rest', title: <span className="visually-hidden">{t('table')}</span>, cell: () => null },
          ]}
          rows={weeks}
          rowKey={(week) => week.label}
          heading="week"
        />
      ) : (
        <svg
          className={styles['figure']}
          viewBox={`0 0 ${perRow * step} ${rows * rowHeight}`}
          role="img"
          aria-labelledby={id}
        >
          <title id={id}>{title}</title>
          {weeks.map((week, index) => {
            const x = (index % perRow) * step
            const y = Math.floor(index / perRow) * rowHeight + 16
            const month = week.from.slice(5, 7)
            const named = index === 0 || index % perRow === 0 || weeks[index - 1]?.from.slice(5, 7) !== month
            return (
              <g key={week.label}>
                {named ? (
                  <text x={x} y={y - 5} className={styles['month']}>
                    {Number(month)}
                  </text>
                ) : null}
                <rect
                  x={x + 0.5}
                  y={y + 0.5}
                  width={cell - 1}
                  height={cell - 1}
                  rx={3}
                  className={week.count === null ? styles['outside'] : styles[`depth${depth(week.count)}`]}
                >
                  <title>{`${week.label} · ${week.from} · ${week.count ?? '—'}`}</title>
                </rect>
                {week.count === null ? null : (
                  <text
                    x={x + cell / 2}
                    y={y + 12.5}
                    className={styles['count']}
                    data-depth={depth(week.count)}
                  >
                    {week.count}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
      <Button size="small" onClick={() => setAsTable(!asTable)} aria-pressed={asTable} data-print="hide">
        {t(asTable ? 'showFigure' : 'showTable')}
      </Button>
    </div>
  )
}
