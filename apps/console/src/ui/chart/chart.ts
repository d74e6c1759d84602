import type { EChartsCoreOption } from 'echarts/core'
import { lazy } from 'react'
import type { ChartLook } from './look'

/** A chart: what it says, its marks, how it is drawn, where a mark leads. */
export interface ChartProps {
  /** What the chart shows, in a sentence, for whoever does not see it. */
  readonly label: string
  /** How many marks there are; data carry the number of theirs as `mark`. */
  readonly count: number
  /** What a mark says: stands below the chart while it is pointed at. */
  readonly said: (mark: number) => string
  readonly option: (look: ChartLook, current: number | null) => EChartsCoreOption
  /** Opens what a mark counts. */
  readonly onOpen: (mark: number) => void
  /** In rem. */
  readonly height: number
  /** Where a key leads, when not simply to the next mark. Null: no key of the chart. */
  readonly step?: (mark: number, key: string) => number | null
  /** The mark on which the keys begin, when not the first. */
  readonly start?: number
  /** What the keys do, and what to point at, when it is more than of any chart. */
  readonly keys?: string
  readonly hint?: string
}

/** The chart itself comes only when there is one to be looked at: the library is heavier than any page. */
export const Chart = lazy(() => import('./drawn-chart'))
