import {
  type ColourMode,
  type Contrast,
  fonts,
  type Palette,
  paletteOf,
  type TextSize,
  textScales,
} from '../palette'

/** What a chart is drawn with: the palette of the moment, letters as large as the person wants them, the room there is in pixels. */
export interface ChartLook {
  readonly palette: Palette
  /** 1 where a letter of the chart is 12 px high. */
  readonly scale: number
  readonly width: number
}

export const chartLook = (
  mode: ColourMode,
  contrast: Contrast,
  size: TextSize,
  width: number,
): ChartLook => ({
  palette: paletteOf(mode, contrast),
  scale: textScales[size],
  width,
})

/** The least height of a letter in a chart, in pixels. */
const letter = 12
export const letterSize = ({ scale }: ChartLook): number => letter * scale

/** Words at the foot or the side of a chart. */
export const axisWords = (look: ChartLook) => ({
  color: look.palette.textSecond,
  fontSize: letterSize(look),
  hideOverlap: true,
})

/** An axis that names things: a hairline, no ticks. */
export const namedAxis = (look: ChartLook, data: readonly string[]) => ({
  type: 'category',
  data: [...data],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: look.palette.lineStrong } },
  axisLabel: axisWords(look),
})

/** An axis that counts: whole steps, faint lines across the chart. */
export const countingAxis = (look: ChartLook) => ({
  type: 'value',
  minInterval: 1,
  axisLabel: axisWords(look),
  splitLine: { lineStyle: { color: look.palette.line } },
})

/** What names lines beside a chart may take of its width before they are cut; whole they stand in the line below and in the table. */
export const namesWidth = (look: ChartLook): number =>
  Math.round(Math.min(220 * look.scale, look.width * 0.38))

/** The frame of what stands out: what is pointed at. */
export const pointedAt = (look: ChartLook, is: boolean) =>
  is ? { borderColor: look.palette.text, borderWidth: 2 } : {}

/** What every chart says of itself. */
export const described = (description: string) => ({
  animation: false,
  textStyle: { fontFamily: fonts.sans },
  aria: { enabled: true, label: { description } },
})
