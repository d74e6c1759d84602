import type { EChartsCoreOption } from 'echarts/core'
import { type ChartLook, described, letterSize } from '../../ui/chart/look'
import type { HeatDay } from './heat-days'
import type { CadenceDemand } from './operations'

/** What the heat map of a year shows. */
export interface HeatMap {
  readonly year: number
  readonly days: readonly HeatDay[]
  readonly demand: CadenceDemand | undefined
  /** The day that is pointed at, by its place in the year. */
  readonly current: number | null
  /** Monday first. */
  readonly weekdays: readonly string[]
  readonly description: string
}

const isOff = (day: HeatDay): boolean => day.kind === 'weekend' || day.kind === 'holiday'

/** How much of the accent a count takes, in percent: none, one, up to three, up to seven, more. */
export const depthOf = (posts: number): 0 | 1 | 2 | 3 | 4 =>
  posts === 0 ? 0 : posts < 2 ? 1 : posts < 4 ? 2 : posts < 8 ? 3 : 4
const opacities = [0, 0.25, 0.45, 0.7, 1] as const

/** ECharts' description of the heat map. Colours are the palette's; the depth is said by the table as well. */
export function heatMapOption(look: ChartLook, map: HeatMap): EChartsCoreOption {
  const { days, year } = map
  const { palette, scale } = look
  const at = (day: HeatDay) => ({ value: [day.on, day.posts] })
  const current = days[map.current ?? -1]
  return {
    ...described(map.description),
    calendar: {
      range: String(year),
      top: 22 * scale,
      left: 34 * scale,
      right: 4,
      bottom: 10,
      cellSize: ['auto', 'auto'],
      splitLine: { lineStyle: { color: palette.lineStrong, width: 1 } },
      itemStyle: { color: palette.surface, borderColor: palette.line, borderWidth: 1 },
      yearLabel: { show: false },
      monthLabel: { color: palette.textSecond, nameMap: months, fontSize: letterSize(look), margin: 6 },
      // ECharts counts from Sunday.
      dayLabel: {
        firstDay: 1,
        color: palette.textSecond,
        nameMap: [map.weekdays[6], ...map.weekdays.slice(0, 6)],
        fontSize: letterSize(look),
        margin: 6,
      },
    },
    series: [
      {
        type: 'heatmap',
        coordinateSystem: 'calendar',
        data: days.map((day, mark) => ({
          ...at(day),
          mark,
          itemStyle: {
            color: day.posts > 0 ? palette.primary : isOff(day) ? palette.line : palette.surface,
            opacity: day.posts > 0 ? opacities[depthOf(day.posts)] : 1,
            borderColor: palette.line,
            borderWidth: 1,
          },
        })),
        emphasis: { disabled: true },
      },
      {
        type: 'scatter',
        coordinateSystem: 'calendar',
        silent: true,
        symbolSize: 4,
        itemStyle: { color: palette.text },
        data: days.filter((day) => day.originals > 0).map(at),
      },
      shortPeriods(look, map),
      {
        type: 'scatter',
        coordinateSystem: 'calendar',
        silent: true,
        symbol: 'rect',
        symbolSize: 15,
        itemStyle: { color: 'transparent', borderColor: palette.text, borderWidth: 2 },
        data: current === undefined ? [] : [at(current)],
      },
    ],
  }
}

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']

/** What the renderer of a custom series is handed, as far as it is used. */
interface Cell {
  value: (dimension: number) => string | number
  coord: (value: readonly unknown[]) => number[]
}

/** A bar below the Sunday of every week, or below the last week of every month, that fell short of the least number. */
function shortPeriods({ palette }: ChartLook, { demand, year }: HeatMap) {
  const short = (demand?.periods ?? []).filter(({ verdict }) => verdict === 'SHORT')
  return {
    type: 'custom',
    coordinateSystem: 'calendar',
    silent: true,
    clip: false,
    data: short.map(({ fromOn }) => [fromOn < `${year}-01-01` ? `${year}-01-01` : fromOn]),
    renderItem: (params: { coordSys: { cellWidth: number; y: number; height: number } }, api: Cell) => {
      const [x = 0] = api.coord([api.value(0)])
      const { cellWidth, y, height } = params.coordSys
      return {
        type: 'rect',
        shape: { x: x - cellWidth / 2 + 1, y: y + height + 3, width: cellWidth - 2, height: 4 },
        style: { fill: palette.deduction },
      }
    },
  }
}
