import { describe, expect, it } from 'vitest'
import { barsOption } from './bars'
import { lineOption } from './line'
import { chartLook, letterSize, namesWidth } from './look'
import { movesOption } from './moves'
import { stepMark } from './step-mark'

const look = chartLook('light', 'normal', 'normal', 1000)
interface Series {
  readonly data: readonly {
    readonly mark: number
    readonly value: number
    readonly itemStyle: { readonly color: string; readonly borderColor?: string }
    readonly label: { readonly show: boolean; readonly formatter: string }
  }[]
}
const seriesOf = (option: object): readonly Series[] => (option as { series: Series[] }).series

describe('what a chart is drawn with', () => {
  it('grows with the letters that a person wants, and never gives the names more than their share of a narrow page', () => {
    expect(letterSize(chartLook('dark', 'normal', 'larger', 1000))).toBe(1.5 * letterSize(look))
    expect(namesWidth(look)).toBe(220)
    expect(namesWidth(chartLook('light', 'normal', 'normal', 300))).toBe(114)
    expect(namesWidth(chartLook('light', 'normal', 'larger', 1000))).toBe(330)
  })

  it('has the colours of the mode and the contrast', () => {
    const lineColour = (other: typeof look) =>
      (
        lineOption(other, { points: [], current: null, description: '' }) as {
          series: { lineStyle: { color: string } }[]
        }
      ).series[0]?.lineStyle.color
    const colours = [
      look,
      chartLook('dark', 'normal', 'normal', 1000),
      chartLook('light', 'high', 'normal', 1000),
    ].map(lineColour)
    expect(new Set(colours).size).toBe(3)
  })
})

describe('bars', () => {
  const bars = [
    {
      name: '80–85',
      parts: [
        { value: 4, meaning: 'active' },
        { value: 1, meaning: 'veto' },
      ],
      said: '5',
    },
    { name: '85–90', parts: [{ value: 2, meaning: 'active' }], said: '2' },
  ] as const

  it('stack their parts in the colours of what they mean; the last part says what the whole bar is', () => {
    const [first, last] = seriesOf(barsOption(look, { bars, current: null, description: '' }))
    expect(first?.data.map(({ value }) => value)).toEqual([4, 2])
    expect(last?.data.map(({ value }) => value)).toEqual([1, 0])
    expect(first?.data[0]?.itemStyle.color).toBe(look.palette.link)
    expect(last?.data[0]?.itemStyle.color).toBe(look.palette.veto)
    expect(first?.data.map(({ label }) => label.show)).toEqual([false, false])
    expect(last?.data.map(({ label }) => [label.show, label.formatter])).toEqual([
      [true, '5'],
      [true, '2'],
    ])
  })

  it('know which mark they are, and frame the one that is pointed at', () => {
    const [series] = seriesOf(barsOption(look, { bars, current: 1, description: '' }))
    expect(series?.data.map(({ mark }) => mark)).toEqual([0, 1])
    expect(series?.data.map(({ itemStyle }) => itemStyle.borderColor)).toEqual([undefined, look.palette.text])
  })

  it('lying, are read from above, with their names at the left', () => {
    const standing = barsOption(look, { bars, current: null, description: '' })
    const lying = barsOption(look, { bars, lying: true, current: null, description: '' })
    expect(standing).toMatchObject({ xAxis: { type: 'category' }, yAxis: { type: 'value' } })
    expect(lying).toMatchObject({ xAxis: { type: 'value' }, yAxis: { type: 'category', inverse: true } })
  })

  it('of nothing are none', () => {
    expect(seriesOf(barsOption(look, { bars: [], current: null, description: '' }))).toEqual([])
  })
})

describe('a line', () => {
  it('begins at zero, so that a small change looks small, and names every point', () => {
    const points = [
      { name: '2024', value: 91.2, said: '91.20' },
      { name: '2025', value: 88, said: '88.00' },
    ]
    const option = lineOption(look, { points, current: 0, description: '两年' })
    expect(option).toMatchObject({
      yAxis: { min: 0 },
      xAxis: { data: ['2024', '2025'] },
      aria: { enabled: true, label: { description: '两年' } },
    })
    expect(seriesOf(option)[0]?.data.map(({ mark, value, label }) => [mark, value, label.formatter])).toEqual(
      [
        [0, 91.2, '91.20'],
        [1, 88, '88.00'],
      ],
    )
  })
})

describe('moves of ranks', () => {
  const moves = [
    { name: '甲', before: 5, after: 2 },
    { name: '乙', before: 1, after: 6 },
    { name: '丙', before: 3, after: 3 },
  ]
  type Shape = { readonly type: string; readonly style: Readonly<Record<string, unknown>> }
  const drawn = (mark: number, current: number | null = null) => {
    const option = movesOption(look, { moves, current, description: '' }) as unknown as {
      series: { renderItem: (params: unknown, api: object) => { children: Shape[] } | null }[]
    }
    const api = { value: () => mark, coord: ([rank = 0, at = 0]: number[]) => [rank * 10, at * 20] }
    return option.series[0]?.renderItem(undefined, api)?.children ?? []
  }

  it.each([
    [0, 'bonus', 'right'],
    [1, 'deduction', 'left'],
    [2, 'unknown', 'left'],
  ] as const)('move %i is of the colour of %s, its rank written beyond its end', (mark, meaning, align) => {
    const [, line, was, is, rank] = drawn(mark)
    expect(line?.style['stroke']).toBe(look.palette[meaning])
    expect(was?.style['fill']).toBe(look.palette.surface)
    expect(is?.style['fill']).toBe(look.palette[meaning])
    expect(rank?.style).toMatchObject({ text: String(moves[mark]?.after), align })
  })

  it('lays a ground under the one that is pointed at', () => {
    expect(drawn(1, 1)[0]?.style['fill']).toBe(look.palette.primarySoft)
    expect(drawn(0, 1)[0]?.style['fill']).toBe('transparent')
  })

  it('has room from the first to the lowest rank, the best at the left', () => {
    const option = movesOption(look, { moves, current: null, description: '' })
    expect(option).toMatchObject({ xAxis: { min: 1, max: 6 } })
  })
})

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowDown', 1, 2],
  ['ArrowRight', 2, 2],
  ['ArrowLeft', 2, 1],
  ['ArrowUp', 0, 0],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Tab', 1, null],
  ['a', 1, null],
])('%s from mark %i of three leads to %s', (key, from, to) => {
  expect(stepMark(3, from, key)).toBe(to)
  expect(stepMark(0, from, key)).toBeNull()
})
