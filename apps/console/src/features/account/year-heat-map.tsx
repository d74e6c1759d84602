import { CustomChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, CalendarComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { paletteOf } from '../../ui/palette'
import { useColourMode, useContrast } from '../../ui/preferences'
import { useWeekday } from './cadence-tables'
import { useCadenceTexts } from './cadence-texts'
import { type HeatDay, stepTo } from './heat-days'
import styles from './heat-map.module.css'
import { heatMapOption } from './heat-map-option'
import type { CadenceDemand } from './operations'

use([HeatmapChart, ScatterChart, CustomChart, CalendarComponent, AriaComponent, SVGRenderer])

/**
 * A year day by day: darker for more, a dot where there were originals, paler ground on days off, a bar under every period that fell
 * short. The arrows go from day to day and Enter opens one; what is pointed at is said below.
 */
export default function YearHeatMap(props: {
  year: number
  days: readonly HeatDay[]
  demand: CadenceDemand | undefined
  onOpen: (on: string) => void
}) {
  const t = useCadenceTexts()
  const { days, year } = props
  const [current, setCurrent] = useState<number | null>(null)
  const place = useChart(props, current, setCurrent)
  const status = useId()
  const keys = useId()
  const posts = days.reduce((sum, day) => sum + day.posts, 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== null) {
      const day = days[current]
      if (day) props.onOpen(day.on)
      return
    }
    const from = current ?? days.findIndex((day) => day.posts > 0)
    const next = current === null ? Math.max(0, from) : stepTo(days, current, event.key)
    if (!/^(Arrow|Home|End)/.test(event.key)) return
    event.preventDefault()
    setCurrent(next)
  }
  return (
    <div className={styles['figure']}>
      <div
        className={styles['map']}
        role="application"
        {...reachable}
        aria-label={t('heatMapAria', {
          year,
          days: days.filter((day) => day.posts > 0).length,
          posts,
        })}
        aria-describedby={`${status} ${keys}`}
        onKeyDown={onKeyDown}
      >
        <div ref={place} className={styles['canvas']} aria-hidden="true" />
      </div>
      <Legend />
      <p id={status} className={styles['status']} role="status">
        <DayLine day={current === null ? undefined : days[current]} />
      </p>
      <p id={keys} className={styles['keys']}>
        {t('heatMapKeys')}
      </p>
    </div>
  )
}

/** The arrows are of no use to whoever can't get there. */
const reachable = { tabIndex: 0 } as const

function DayLine({ day }: { day: HeatDay | undefined }) {
  const t = useCadenceTexts()
  const nameOf = useWeekday()
  if (!day) return t('pickDay')
  return t('dayLine', {
    on: day.on,
    weekday: nameOf(day.weekday),
    kind: t(day.kind ?? 'unknownDay'),
    posts: day.posts,
    originals: day.originals,
  })
}

function Legend() {
  const t = useCadenceTexts()
  return (
    <ul className={styles['legend']} aria-hidden="true">
      <li>
        {t('legendLess')}
        {[1, 2, 3, 4].map((depth) => (
          <span key={depth} className={styles['cell']} data-depth={depth} />
        ))}
        {t('legendMore')}
      </li>
      <li>
        <span className={styles['cell']} data-depth="3">
          <span className={styles['dot']} />
        </span>
        {t('legendOriginal')}
      </li>
      <li>
        <span className={styles['cell']} data-depth="off" />
        {t('legendOff')}
      </li>
      <li>
        <span className={styles['bar']} />
        {t('legendShort')}
      </li>
    </ul>
  )
}

/** Draws the chart into the element of the ref it returns, in the present colours, and keeps it at the width of the page. */
function useChart(
  props: Parameters<typeof YearHeatMap>[0],
  current: number | null,
  onPoint: (index: number) => void,
) {
  const t = useCadenceTexts()
  const nameOf = useWeekday()
  const palette = paletteOf(useColourMode(), useContrast())
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const { days, onOpen } = props
  useEffect(() => {
    if (!place.current) return
    const made = init(place.current, undefined, { renderer: 'svg' })
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const made = chart.current
    if (!made) return
    const dayOf = (params: unknown): number => {
      const data = (params as { data?: { value?: readonly unknown[] } }).data
      return days.findIndex((day) => day.on === data?.value?.[0])
    }
    made.on('mouseover', (params) => {
      const index = dayOf(params)
      if (index >= 0) onPoint(index)
    })
    made.on('click', (params) => {
      const day = days[dayOf(params)]
      if (day) onOpen(day.on)
    })
    return () => {
      made.off('mouseover')
      made.off('click')
    }
  }, [days, onOpen, onPoint])
  const at = current === null ? undefined : days[current]
  useEffect(() => {
    chart.current?.setOption(
      heatMapOption({
        year: props.year,
        days,
        demand: props.demand,
        current: at,
        palette,
        weekdays: [1, 2, 3, 4, 5, 6, 7].map(nameOf),
        description: t('heatMap', { year: props.year }),
      }),
      { notMerge: true },
    )
  })
  return place
}
