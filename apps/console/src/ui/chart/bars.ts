import type { EChartsCoreOption } from 'echarts/core'
import type { Meaning } from '../meaning'
import type { Palette } from '../palette'
import {
  axisWords,
  type ChartLook,
  countingAxis,
  described,
  letterSize,
  namedAxis,
  namesWidth,
  pointedAt,
} from './look'

/** A part of a bar: how much, and in the colour of what it means. */
export interface BarPart {
  readonly value: number
  readonly meaning: Meaning
}

/** A bar: its name at the axis, its parts one after the other, what is written at its end. */
export interface Bar {
  readonly name: string
  readonly parts: readonly BarPart[]
  readonly said: string
}

const colours: Readonly<Record<Meaning, keyof Palette>> = {
  plain: 'textThird',
  active: 'link',
  deduction: 'deduction',
  bonus: 'bonus',
  veto: 'veto',
  unknown: 'unknown',
  deadline: 'deadline',
  cap: 'cap',
}
/** The colour of a meaning. */
export const colourOf = (look: ChartLook, meaning: Meaning): string => look.palette[colours[meaning]]

/** Bars standing, as of a distribution, or lying, where their names are long. */
export function barsOption(
  look: ChartLook,
  chart: {
    readonly bars: readonly Bar[]
    readonly lying?: boolean
    readonly current: number | null
    readonly description: string
  },
): EChartsCoreOption {
  const { bars, lying = false, current } = chart
  const parts = Math.max(0, ...bars.map((bar) => bar.parts.length))
  const names = namedAxis(
    look,
    bars.map((bar) => bar.name),
  )
  const amounts = countingAxis(look)
  return {
    ...described(chart.description),
    grid: lying
      ? { left: namesWidth(look) + 12, right: 76 * look.scale, top: 4, bottom: 24 * look.scale }
      : { left: 44 * look.scale, right: 8, top: 24 * look.scale, bottom: 26 * look.scale },
    xAxis: lying ? amounts : names,
    yAxis: lying
      ? {
          ...names,
          inverse: true,
          axisLabel: { ...axisWords(look), interval: 0, width: namesWidth(look), overflow: 'truncate' },
        }
      : amounts,
    series: Array.from({ length: parts }, (_, part) => ({
      type: 'bar',
      stack: 'all',
      barMaxWidth: (lying ? 16 : 56) * look.scale,
      barCategoryGap: lying ? '32%' : '18%',
      emphasis: { disabled: true },
      data: bars.map((bar, mark) => ({
        mark,
        value: bar.parts[part]?.value ?? 0,
        itemStyle: {
          color: colourOf(look, bar.parts[part]?.meaning ?? 'plain'),
          ...pointedAt(look, mark === current),
        },
        // The last part carries what the whole bar says.
        label: {
          show: part === parts - 1,
          position: lying ? 'right' : 'top',
          formatter: bar.said,
          color: look.palette.text,
          fontSize: letterSize(look),
        },
      })),
    })),
  }
}
