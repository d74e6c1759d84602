import { Role } from '@zhengmei/domain/identity'
import { day } from '@zhengmei/domain/kernel'
import { books, editionById } from '@zhengmei/domain/rulebook'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { attachEdition, publishBuiltInEditions } from './index.js'

let api: TestApi
let nation: TestOrg
let city: TestOrg
let county: TestOrg

beforeAll(async () => {
  api = await startTestApi()
  await publishBuiltInEditions(api.pool)
  nation = await insertOrg(api.pool)
  city = await insertOrg(api.pool, { parent: nation })
  county = await insertOrg(api.pool, { parent: city })
  await attachEdition(api.pool, attached(nation, 'state-council-2018', '2019-01-01'))
  await attachEdition(api.pool, attached(city, 'suqian-2021', '2021-06-20'))
  await insertPerson(api.pool, { login: 'county', org: county, role: Role.officeAdministrator })
})
afterAll(() => api?.close())

const attached = (org: TestOrg, id: string, from: string) => ({
  orgId: org.id,
  editionId: id,
  version: 1,
  attachedFrom: day(from),
})

interface Value {
  key: string
  statement: { value: unknown; source: { document: string; clause: string } }
  edition: { id: string }
  shadowed: { edition: { id: string } }[]
}

describe('what holds at a unit', () => {
  const effective = `query ($organisationId: ID!, $on: Date) { effectiveRulebook(organisationId: $organisationId, on: $on) {
    layers { edition { id } organisation { code } }
    values { key statement { value source { document clause } } edition { id } shadowed { edition { id } } }
    contradictions { key won { edition { id } } lost { edition { id } } why { zh en } } } }`

  const valuesOn = async (on: string) => {
    const answer = await api.graphql<{
      effectiveRulebook: {
        layers: { edition: { id: string } }[]
        values: Value[]
        contradictions: { key: string }[]
      }
    }>(effective, { organisationId: county.id, on }, { as: 'county' })
    expect(answer.errors).toEqual([])
    const { layers, values, contradictions } = answer.data?.effectiveRulebook ?? {
      layers: [],
      values: [],
      contradictions: [],
    }
    return {
      books: layers.map((layer) => layer.edition.id),
      values: new Map(values.map((value) => [value.key, value])),
      contradictions,
    }
  }

  it('comes from the books attached above it, the nearest statement first, with its clause', async () => {
    const { books, values, contradictions } = await valuesOn('2025-12-31')
    expect(books).toEqual(['state-council-2018', 'suqian-2021'])
    expect(values.get('annual.rule.operation.typo')).toMatchObject({
      statement: { value: { points: 2 }, source: { document: 'suqian-2021-22', clause: '附2 运维管理 5' } },
      edition: { id: 'suqian-2021' },
    })
    const shadowing = contradictions.map(({ key }) => values.get(key))
    expect(shadowing.length).toBeGreaterThan(0)
    for (const value of shadowing) {
      expect(value).toMatchObject({
        edition: { id: 'suqian-2021' },
        shadowed: [{ edition: { id: 'state-council-2018' } }],
      })
    }
  })

  it('shows a value which the book states to be none', async () => {
    const { values } = await valuesOn('2025-12-31')
    expect(values.get('annual.unqualified_below')?.statement.value).toBeNull()
  })

  it('holds only what was attached by that day', async () => {
    const { books, values } = await valuesOn('2021-06-19')
    expect(books).toEqual(['state-council-2018'])
    expect(values.has('annual.rule.operation.typo')).toBe(false)
  })
})

describe('books side by side', () => {
  const compare = `query ($editions: [String!]!) { rulebookComparison(editions: $editions, on: "2025-12-31") {
    key differ strictest cells { value } } }`

  it('keeps a column for each book, empty where it is silent', async () => {
    const answer = await api.graphql<{
      rulebookComparison: { key: string; differ: boolean; cells: ({ value: unknown } | null)[] }[]
    }>(compare, { editions: ['suqian-2021', 'gaocheng-2023'] }, { as: 'county' })
    const rows = new Map(answer.data?.rulebookComparison.map((row) => [row.key, row]))
    expect(rows.get('annual.rule.operation.typo')?.cells[1]).toBeNull()
    expect(rows.get('closure.announcement_kept')).toMatchObject({
      differ: true,
      cells: [{ value: 15 }, { value: 30 }],
    })
  })

  it('refuses a book that does not exist by name', async () => {
    const answer = await api.graphql(compare, { editions: ['suqian-2021', 'atlantis-1'] }, { as: 'county' })
    expect(answer.errors[0]?.extensions.code).toBe('rulebook/not-found')
    expect(answer.errors[0]?.message).toContain('atlantis-1')
  })
})

describe('an edition that is read', () => {
  it('tells every statement of its book with its days, its reading and its value in words', async () => {
    const answer = await api.graphql<{
      rulebooks: { id: string }[]
      rulebook: {
        shortName: string
        effectiveFrom: string
        effectiveTo: string | null
        statements: {
          key: string
          effectiveFrom: string
          area: string
          valueText: { zh: string; en: string }
        }[]
      }
    }>(
      `{ rulebooks { id } rulebook(id: "suqian-2021") { shortName effectiveFrom effectiveTo
        statements { key area effectiveFrom effectiveTo interpretation { zh en } valueText { zh en } } } }`,
      {},
      { as: 'county' },
    )
    const book = editionById('suqian-2021')
    const { rulebook, rulebooks } = answer.data ?? {}
    expect(rulebooks?.map(({ id }) => id).sort()).toEqual(books.map(({ id }) => id).sort())
    expect(rulebook?.effectiveFrom).toBe(book?.effectiveFrom)
    expect(rulebook?.effectiveTo).toBe(book?.effectiveTo ?? null)
    expect(rulebook?.shortName).not.toBe('')
    expect(rulebook?.statements.map(({ key }) => key).sort()).toEqual(
      book?.statements.map(({ key }) => key).sort(),
    )
    for (const statement of rulebook?.statements ?? []) {
      const stated = book?.statements.find(({ key }) => key === statement.key)
      expect(statement).toMatchObject({
        effectiveFrom: stated?.effectiveFrom ?? book?.effectiveFrom,
        interpretation: stated?.interpretation ?? null,
      })
      expect([statement.area, statement.valueText.zh, statement.valueText.en]).not.toContain('')
    }
  })
})
