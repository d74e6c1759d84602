import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../../testing/assessed-city.js'

let town: AssessedCity
beforeAll(async () => {
  town = await AssessedCity.start()
})
afterAll(() => town?.close())

interface Figures {
  readonly assessmentRun: {
    readonly categories: readonly { readonly category: string; readonly units: number }[]
    readonly scoreSpans: readonly {
      readonly from: string
      readonly below: string
      readonly units: number
      readonly vetoed: number
    }[]
    readonly clauseEffects: readonly {
      readonly indicator: { readonly key: string; readonly source: { readonly clause: string } | null }
      readonly effect: string
      readonly accounts: number
      readonly units: number
    }[]
  } | null
}

const figuresOf = async (as: string, category: string | null = null) => {
  const { data, errors } = await town.api.graphql<Figures>(
    `query ($id: ID!, $category: String) { assessmentRun(id: $id) {
      categories { category units }
      scoreSpans(category: $category) { from below units vetoed }
      clauseEffects { effect accounts units indicator { key source { clause } } } } }`,
    { id: town.official.id, category },
    { as },
  )
  expect(errors).toEqual([])
  const run = data?.assessmentRun
  if (!run) throw new Error('no run')
  return run
}

/** How many rows the list has that a figure leads to. */
const rowsOf = async (list: 'ranking' | 'accountResults', asked: string) => {
  const { data, errors } = await town.api.graphql<{
    assessmentRun: Record<string, { totalCount: number; nodes: { id: string }[] }>
  }>(
    `query ($id: ID!) { assessmentRun(id: $id) { ${list}(first: 100, ${asked}) { totalCount nodes { id } } } }`,
    { id: town.official.id },
    { as: 'office' },
  )
  expect(errors).toEqual([])
  const page = data?.assessmentRun[list]
  expect(page?.nodes).toHaveLength(page?.totalCount ?? -1)
  return page?.totalCount
}

describe('a run in figures', () => {
  it('spreads the units of each category over spans, each of which the ranking lists', async () => {
    const { categories } = await figuresOf('office')
    expect(categories.length).toBeGreaterThan(1)
    for (const { category, units } of categories) {
      const { scoreSpans } = await figuresOf('office', category)
      expect(scoreSpans.reduce((sum, span) => sum + span.units, 0)).toBe(units)
      for (const { from, below, units: counted, vetoed } of scoreSpans) {
        const span = `category: "${category}", scoreFrom: "${from}", scoreBelow: "${below}"`
        expect(await rowsOf('ranking', span)).toBe(counted)
        expect(await rowsOf('ranking', `${span}, vetoed: true`)).toBe(vetoed)
      }
    }
    const all = (await figuresOf('office')).scoreSpans
    expect(all.reduce((sum, span) => sum + span.units, 0)).toBe(
      categories.reduce((sum, { units }) => sum + units, 0),
    )
  })

  it('says what each clause took or gave, what took most first, and of whom: the lists have as many', async () => {
    const { clauseEffects } = await figuresOf('office')
    const effects = clauseEffects.map(({ effect }) => Number(effect))
    expect(effects).toEqual([...effects].sort((one, other) => one - other))
    expect(effects[0]).toBeLessThan(0)
    expect(clauseEffects.every(({ accounts, units }) => accounts + units > 0)).toBe(true)
    for (const { indicator, accounts, units } of clauseEffects) {
      expect(await rowsOf('accountResults', `indicator: "${indicator.key}"`)).toBe(accounts)
      expect(await rowsOf('ranking', `indicator: "${indicator.key}"`)).toBe(units)
    }
  })

  it('sums to what the lines of all accounts and units are', async () => {
    const { clauseEffects } = await figuresOf('office')
    const { rows } = await town.api.pool.query<{ points: string }>(
      'SELECT sum(points) / 10000.0 AS points FROM run_line WHERE run_no = $1',
      [town.official.no],
    )
    const total = clauseEffects.reduce((sum, { effect }) => sum + Number(effect), 0)
    expect(total).toBeCloseTo(Number(rows[0]?.points), 4)
  })

  it('counts only what the viewer may see, and lists nothing for an indicator that there is not', async () => {
    const own = await figuresOf('unit')
    expect(own.scoreSpans.reduce((sum, span) => sum + span.units, 0)).toBe(1)
    const whole = await figuresOf('office')
    const accounts = (all: typeof own) => Math.max(...all.clauseEffects.map((each) => each.accounts))
    expect(accounts(own)).toBeLessThan(accounts(whole))
    expect(await rowsOf('accountResults', 'indicator: "no.such"')).toBe(0)
    expect(await rowsOf('ranking', 'scoreFrom: "1000"')).toBe(0)
  })
})
