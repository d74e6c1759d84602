import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../testing/assessed-city.js'
import type { TestApi } from '../../../testing/test-api.js'
import { performHere } from './assessment-jobs.js'
import type { Run } from './run.js'

let town: AssessedCity
let api: TestApi
let official: Run

beforeAll(async () => {
  town = await AssessedCity.start()
  ;({ api, official } = town)
})
afterAll(() => town?.close())

describe('what if', () => {
  const ask = `mutation ($input: StartWhatIfInput!) { startWhatIf(input: $input) {
    __typename ... on RunStarted { run { id changes { key before after title { zh } } } } ... on Refusal { code field } } }`
  type Asked = {
    startWhatIf: { __typename: string; run?: { id: string; changes: { key: string }[] }; code?: string }
  }
  const typo = { kind: 'finding', group: 'operation', points: 10 }

  it('tells who moves and which indicator moved them', async () => {
    const asked = await api.graphql<Asked>(
      ask,
      { input: { baseRunId: official.id, changes: [{ key: 'annual.rule.operation.typo', value: typo }] } },
      { as: 'office' },
    )
    const id = asked.data?.startWhatIf.run?.id ?? ''
    expect(asked.data?.startWhatIf.run?.changes).toMatchObject([
      { key: 'annual.rule.operation.typo', after: typo },
    ])
    expect(await performHere(api.pool, id)).toMatchObject({ state: 'sealed', unitsDone: 13 })
    const compared = await api.graphql<{
      assessmentRun: {
        baseRun: { id: string }
        comparison: {
          moved: number
          same: number
          indicators: { indicator: { key: string }; effect: string }[]
          units: {
            totalCount: number
            nodes: {
              finalBefore: string
              finalAfter: string
              organisation: { code: string }
              causes: { indicator: { key: string }; effect: string }[]
            }[]
          }
        }
      }
    }>(
      `query ($id: ID!) { assessmentRun(id: $id) { baseRun { id } comparison { moved same base { id }
        indicators { indicator { key title { zh } } accounts effect }
        units(onlyMoved: true, first: 20) { totalCount nodes { organisation { code } category finalBefore finalAfter rankBefore rankAfter
          causes { indicator { key title { zh } } accounts effect } } } } } }`,
      { id },
      { as: 'office' },
    )
    const comparison = compared.data?.assessmentRun.comparison
    expect(compared.data?.assessmentRun.baseRun.id).toBe(official.id)
    expect((comparison?.moved ?? 0) + (comparison?.same ?? 0)).toBe(13)
    expect(comparison?.units.totalCount).toBe(comparison?.moved)
    expect(comparison?.indicators[0]?.indicator.key).toBe('operation.typo')
    const tied = comparison?.units.nodes.find((move) => move.organisation.code === 'T0')
    expect(tied?.causes.map((cause) => cause.indicator.key)).toContain('operation.typo')
  })

  it('is refused for values that no rule takes, and without a change', async () => {
    for (const [changes, code] of [
      [[{ key: 'annual.rule.operation.typo', value: { kind: 'nonsense' } }], 'rulebook/invalid-edition'],
      [[{ key: 'no.such.key', value: 1 }], 'rulebook/invalid-edition'],
      [[], 'assessment/nothing-changed'],
      [
        [
          {
            key: 'annual.rule.operation.late_reply',
            value: {
              kind: 'late_reply',
              group: 'operation',
              points: 5,
              messageKind: 'policy_enquiry',
              hours: 2,
              hoursTouchingNonWorkingDay: 48,
            },
          },
        ],
        'assessment/facts-too-narrow',
      ],
    ] as const) {
      const answer = await api.graphql<Asked>(
        ask,
        { input: { baseRunId: official.id, changes } },
        { as: 'office' },
      )
      expect(answer.data?.startWhatIf.code).toBe(code)
    }
  })
})
