import type { EChartsCoreOption } from 'echarts/core'
import { axisWords, type ChartLook, countingAxis, described, letterSize, namedAxis, namesWidth } from './look'

/** Where something stood and where it stands, 1 the best. */
export interface Move {
  readonly name: string
  readonly before: number
  readonly after: number
}

/** What the renderer of a custom series is handed, as far as it is used. */
interface Place {
  value: (dimension: number) => number
  coord: (value: readonly number[]) => number[]
}

/** Moves of ranks, a line each: hollow where it was, full where it is, the best rank at the left. */
export function movesOption(
  look: ChartLook,
  chart: {
    readonly moves: readonly Move[]
    readonly current: number | null
    readonly description: string
  },
): EChartsCoreOption {
  const { palette, scale } = look
  const colourOf = (move: Move) =>
    move.after < move.before ? palette.bonus : move.after > move.before ? palette.deduction : palette.unknown
  const lowest = Math.max(1, ...chart.moves.flatMap(({ before, after }) => [before, after]))
  return {
    ...described(chart.description),
    // The number of the best rank stands between its name and its mark.
    grid: { left: namesWidth(look) + 36 * scale, right: 28 * scale, top: 28 * scale, bottom: 8 },
    xAxis: { ...countingAxis(look), position: 'top', min: 1, max: Math.max(2, lowest) },
    yAxis: {
      ...namedAxis(
        look,
        chart.moves.map((move) => move.name),
      ),
      inverse: true,
      axisLine: { show: false },
      axisLabel: {
        ...axisWords(look),
        interval: 0,
        margin: 28 * scale,
        width: namesWidth(look),
        overflow: 'truncate',
      },
    },
    series: [
      {
        type: 'custom',
        clip: false,
        data: chart.moves.map((move, mark) => ({ mark, value: [move.before, move.after, mark] })),
        renderItem: (_: unknown, api: Place) => {
          const mark = api.value(2)
          const move = chart.moves[mark]
          if (!move) return null
          const [from = 0, y = 0] = api.coord([move.before, mark])
          const [to = 0] = api.coord([move.after, mark])
          const colour = colourOf(move)
          const radius = 5 * scale
          const isCurrent = mark === chart.current
          const onRight = to >= from
          return {
            type: 'group',
            children: [
              // The whole line of it can be pointed at, not only the strokes.
              {
                type: 'rect',
                shape: {
                  x: Math.min(from, to) - radius,
                  y: y - 10 * scale,
                  width: Math.abs(to - from) + 2 * radius,
                  height: 20 * scale,
                },
                style: { fill: isCurrent ? palette.primarySoft : 'transparent' },
              },
              {
                type: 'line',
                shape: { x1: from, y1: y, x2: to, y2: y },
                style: { stroke: colour, lineWidth: 2 },
              },
              {
                type: 'circle',
                shape: { cx: from, cy: y, r: radius - 1 },
                style: { fill: palette.surface, stroke: colour, lineWidth: 2 },
              },
              { type: 'circle', shape: { cx: to, cy: y, r: radius }, style: { fill: colour } },
              {
                type: 'text',
                style: {
                  text: String(move.after),
                  x: to + (onRight ? 1 : -1) * (radius + 4),
                  y,
                  fill: palette.text,
                  align: onRight ? 'left' : 'right',
                  verticalAlign: 'middle',
                  fontSize: letterSize(look),
                },
              },
            ],
          }
        },
      },
    ],
  }
}
