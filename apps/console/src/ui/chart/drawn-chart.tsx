import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useColourMode, useContrast, usePreferences } from '../preferences'
import { useUiTexts } from '../texts'
import type { ChartProps } from './chart'
import styles from './chart.module.css'
import { chartLook } from './look'
import { stepMark } from './step-mark'

use([BarChart, LineChart, CustomChart, GridComponent, AriaComponent, SVGRenderer])

/** What A4 leaves of its width between margins and the sheet's own, in pixels. */
const paperWidth = 620

/**
 * A chart whose marks can be pointed at, stepped through with the arrows and opened with Enter or a click; what a mark says stands
 * below it, and is read aloud. Beside or behind every chart stands the table of the same data.
 */
export default function DrawnChart(props: ChartProps) {
  const t = useUiTexts()
  const [current, setCurrent] = useState<number | null>(null)
  const place = useDrawing(props, current, setCurrent)
  const status = useId()
  const keys = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== null) {
      props.onOpen(current)
      return
    }
    const step = props.step ?? ((mark: number, key: string) => stepMark(props.count, mark, key))
    const next = step(current ?? props.start ?? 0, event.key)
    if (next === null) return
    event.preventDefault()
    setCurrent(current === null ? (props.start ?? 0) : next)
  }
  return (
    <div className={styles['figure']}>
      <div
        className={styles['chart']}
        role="application"
        {...reachable}
        aria-label={props.label}
        aria-describedby={`${status} ${keys}`}
        onKeyDown={onKeyDown}
        onBlur={() => setCurrent(null)}
      >
        <div
          ref={place}
          className={styles['canvas']}
          style={{ height: `${props.height}rem` }}
          aria-hidden="true"
        />
      </div>
      <p className={styles['foot']}>
        <span id={status} role="status">
          {current !== null && current < props.count ? props.said(current) : (props.hint ?? t('chartHint'))}
        </span>
        <span id={keys} className={styles['keys']}>
          {props.keys ?? t('chartKeys')}
        </span>
      </p>
    </div>
  )
}

/** The arrows are of no use to whoever can't get there. */
const reachable = { tabIndex: 0 } as const

const markOf = (params: unknown): number | null => {
  const mark = (params as { data?: { mark?: unknown } }).data?.mark
  return typeof mark === 'number' ? mark : null
}

/** Draws the chart into the element of the ref it returns, in the present colours, and keeps it at the width of the page. */
function useDrawing(props: ChartProps, current: number | null, onPoint: (mark: number) => void) {
  const [width, setWidth] = useState(0)
  const look = chartLook(useColourMode(), useContrast(), usePreferences().textSize, width)
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const open = useRef(props.onOpen)
  useEffect(() => {
    open.current = props.onOpen
  })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const made = init(element, undefined, { renderer: 'svg' })
    chart.current = made
    made.on('mouseover', (params) => {
      const mark = markOf(params)
      if (mark !== null) onPoint(mark)
    })
    made.on('click', (params) => {
      const mark = markOf(params)
      if (mark !== null) open.current(mark)
    })
    const watch = new ResizeObserver(() => {
      made.resize()
      setWidth(element.clientWidth)
    })
    watch.observe(element)
    // Paper is narrower than the window, and nobody tells when it is measured.
    const onPaper = () => {
      made.resize({ width: Math.min(element.clientWidth, paperWidth) })
      made.getZr().flush()
    }
    const onScreen = () => made.resize({ width: 'auto' })
    window.addEventListener('beforeprint', onPaper)
    window.addEventListener('afterprint', onScreen)
    return () => {
      watch.disconnect()
      window.removeEventListener('beforeprint', onPaper)
      window.removeEventListener('afterprint', onScreen)
      made.dispose()
    }
  }, [onPoint])
  useEffect(() => {
    if (width > 0) chart.current?.setOption(props.option(look, current), { notMerge: true })
  })
  return place
}
