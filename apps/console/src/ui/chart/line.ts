import type { EChartsCoreOption } from 'echarts/core'
import { type ChartLook, countingAxis, described, letterSize, namedAxis } from './look'

/** A point of a line: what it is called below, how high it stands, what is written at it. */
export interface LinePoint {
  readonly name: string
  readonly value: number
  readonly said: string
}

/** A line through points in order, as a history of scores. The scale begins at zero: a small change shall look small. */
export function lineOption(
  look: ChartLook,
  chart: {
    readonly points: readonly LinePoint[]
    readonly current: number | null
    readonly description: string
  },
): EChartsCoreOption {
  const { palette } = look
  return {
    ...described(chart.description),
    grid: { left: 44 * look.scale, right: 24, top: 28 * look.scale, bottom: 26 * look.scale },
    xAxis: {
      ...namedAxis(
        look,
        chart.points.map((point) => point.name),
      ),
      boundaryGap: chart.points.length < 3,
    },
    yAxis: { ...countingAxis(look), min: 0, splitNumber: 4 },
    series: [
      {
        type: 'line',
        symbol: 'circle',
        emphasis: { disabled: true },
        lineStyle: { color: palette.link, width: 2 },
        data: chart.points.map((point, mark) => ({
          mark,
          value: point.value,
          symbolSize: mark === chart.current ? 12 : 9,
          itemStyle: {
            color: palette.link,
            borderColor: mark === chart.current ? palette.text : palette.surface,
            borderWidth: 2,
          },
          label: {
            show: true,
            position: 'top',
            formatter: point.said,
            color: palette.text,
            fontSize: letterSize(look),
          },
        })),
      },
    ],
  }
}
