import { describe, expect, it } from 'vitest'
import { barsOf } from './waterfall-geometry'

describe('the bars of a waterfall', () => {
  const { bars, scale } = barsOf([
    { effect: '100.00', running: '100.00', total: true },
    { effect: '-20.00', running: '80.00' },
    { effect: '10.00', running: '90.00' },
    { effect: '0.00', running: '90.00' },
  ])

  it('draws a total from zero', () => expect(bars[0]).toMatchObject({ from: 0, to: 100 }))
  it('draws a deduction down from what there was', () =>
    expect(bars[1]).toEqual({ from: 80, to: 100, before: 100, after: 80 }))
  it('draws a bonus up from what there was', () =>
    expect(bars[2]).toEqual({ from: 80, to: 90, before: 80, after: 90 }))
  it('gives a step without effect no length', () => expect(bars[3]).toMatchObject({ from: 90, to: 90 }))
  it('chains every step to the one before', () => {
    for (let index = 1; index < bars.length; index++) expect(bars[index]?.before).toBe(bars[index - 1]?.after)
  })
  it('counts in round steps from zero to the highest', () =>
    expect(scale).toEqual({ from: 0, to: 100, ticks: [0, 20, 40, 60, 80, 100] }))
})

describe('the scale', () => {
  it('of two beside each other is one: what half the score is, is half as long', () => {
    const high = [{ effect: '110', running: '110', total: true }]
    const low = [{ effect: '55', running: '55', total: true }]
    expect(barsOf(low, high).scale).toEqual(barsOf(high, low).scale)
    expect(barsOf(low, high).bars).toEqual(barsOf(low).bars)
  })
  it('holds what falls below zero before a floor', () => {
    const { scale } = barsOf([
      { effect: '100', running: '100', total: true },
      { effect: '-130', running: '-30' },
      { effect: '30', running: '0' },
    ])
    expect(scale.from).toBeLessThanOrEqual(-30)
    expect(scale.ticks).toContain(0)
  })
  it('holds what rises above the start', () => {
    expect(
      barsOf([
        { effect: '100', running: '100', total: true },
        { effect: '20', running: '120' },
      ]).scale.to,
    ).toBe(120)
  })
  it('has some width even for nothing', () => {
    const { scale } = barsOf([{ effect: '0', running: '0', total: true }])
    expect(scale.to).toBeGreaterThan(scale.from)
  })
})
