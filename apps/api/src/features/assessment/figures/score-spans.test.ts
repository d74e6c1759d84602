import { describe, expect, it } from 'vitest'
import { scoreSpans, type UnitsAt } from './score-spans.js'

const at = (...scores: number[]): UnitsAt[] => scores.map((score) => ({ at: score, units: 1, vetoed: 0 }))
const edges = (rows: UnitsAt[]) => scoreSpans(rows).map(({ from, below }) => [from, below])

describe('spans of scores', () => {
  it.each([
    { scores: [], widths: [], first: undefined },
    { scores: [83], widths: [1], first: 83 },
    { scores: [83, 94], widths: Array(12).fill(1), first: 83 },
    { scores: [83, 95], widths: Array(7).fill(2), first: 82 },
    { scores: [0, 100], widths: Array(11).fill(10), first: 0 },
    { scores: [0, 130], widths: Array(7).fill(20), first: 0 },
    { scores: [-3, 4], widths: Array(8).fill(1), first: -3 },
  ])('of $scores are $widths wide', ({ scores, widths, first }) => {
    const spans = edges(at(...scores))
    expect(spans.map(([from = 0, below = 0]) => below - from)).toEqual(widths)
    expect(spans[0]?.[0]).toBe(first)
  })

  it('follow each other without a gap, also where nobody is', () => {
    const spans = edges(at(0, 100))
    expect(spans.slice(1).map(([from]) => from)).toEqual(spans.slice(0, -1).map(([, below]) => below))
  })

  it('hold every unit once; what stands at an edge belongs to the span that it begins', () => {
    const spans = scoreSpans([
      { at: 79, units: 3, vetoed: 0 },
      { at: 80, units: 2, vetoed: 1 },
      { at: 100, units: 1, vetoed: 0 },
    ])
    expect(spans.reduce((sum, span) => sum + span.units, 0)).toBe(6)
    expect(spans.find((span) => span.from === 80)).toEqual({ from: 80, below: 82, units: 2, vetoed: 1 })
    expect(spans.at(-1)).toEqual({ from: 100, below: 102, units: 1, vetoed: 0 })
  })
})
