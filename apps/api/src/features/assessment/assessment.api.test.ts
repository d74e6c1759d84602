import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../testing/assessed-city.js'
import { insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import type { TestApi } from '../../../testing/test-api.js'
import type { Run } from './run.js'

let town: AssessedCity
let api: TestApi
let official: Run
let city: TestOrg
let unit: TestOrg

beforeAll(async () => {
  town = await AssessedCity.start()
  ;({ api, official, city, unit } = town)
})
afterAll(() => town?.close())

const start = `mutation ($input: StartAssessmentRunInput!) { startAssessmentRun(input: $input) {
  __typename ... on RunStarted { alreadyExisted run { id state kind } } ... on Refusal { code field } } }`

type Started = {
  startAssessmentRun: {
    __typename: string
    alreadyExisted?: boolean
    run?: { id: string; state: string }
    code?: string
  }
}

describe('starting a run', () => {
  const input = () => ({ scopeId: city.id, year: 2025, kind: 'TRIAL', rulebookId: 'suqian-2021' })

  it('plans one run however often and however much at once it is asked for, with one audit record and one job', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => api.graphql<Started>(start, { input: input() }, { as: 'office' })),
    )
    const runs = answers.map((answer) => answer.data?.startAssessmentRun)
    expect(new Set(runs.map((run) => run?.run?.id)).size).toBe(1)
    expect(runs.filter((run) => run?.alreadyExisted === false)).toHaveLength(1)
    const id = runs[0]?.run?.id
    const audit = await api.pool.query(
      `SELECT FROM audit_entry WHERE action = 'run.start' AND object_id = $1`,
      [id],
    )
    expect(audit.rowCount).toBe(1)
    const jobs = await api.pool.query('SELECT FROM pgboss.job WHERE id = $1', [id])
    expect(jobs.rowCount).toBe(1)
  })

  it('gives the first answer again for the same key and refuses another request under it', async () => {
    const keyed = { ...input(), idempotencyKey: 'once' }
    const first = await api.graphql<Started>(start, { input: keyed }, { as: 'office' })
    const second = await api.graphql<Started>(start, { input: keyed }, { as: 'office' })
    expect(second.data?.startAssessmentRun.run?.id).toBe(first.data?.startAssessmentRun.run?.id)
    const other = await api.graphql<Started>(
      start,
      { input: { ...keyed, kind: 'OFFICIAL' } },
      { as: 'office' },
    )
    expect(other.data?.startAssessmentRun).toMatchObject({
      __typename: 'Refusal',
      code: 'idempotency/conflict',
    })
  })

  it('is refused for an organisation that is not theirs as for one that does not exist', async () => {
    await insertPerson(api.pool, { login: 'county', org: unit, role: Role.officeAdministrator })
    for (const scopeId of [city.id, '00000000-0000-7000-8000-000000000000', 'x']) {
      const answer = await api.graphql<Started>(start, { input: { ...input(), scopeId } }, { as: 'county' })
      expect(answer.data?.startAssessmentRun).toEqual({
        __typename: 'Refusal',
        code: 'assessment/no-such-scope',
        field: 'scopeId',
      })
    }
  })

  it('is denied to those whose role does not start runs', async () => {
    const answer = await api.graphql(start, { input: input() }, { as: 'unit' })
    expect(answer.errors[0]?.extensions.code).toBe('access/denied')
  })
})

describe('reading results', () => {
  it('ranks by category, page by page', async () => {
    const query = `query ($id: ID!, $after: String) { assessmentRun(id: $id) {
      ranking(first: 5, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        edges { node { rank category unitScore finalScore accountCount organisation { code } veto { key title { zh } source { clause } } } } } } }`
    type Page = {
      assessmentRun: {
        ranking: {
          totalCount: number
          pageInfo: { hasNextPage: boolean; endCursor: string }
          edges: { node: { organisation: { code: string }; category: string; rank: number } }[]
        }
      }
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const answer: { data: Page | null } = await api.graphql<Page>(
        query,
        { id: official.id, after },
        { as: 'office' },
      )
      const ranking = answer.data?.assessmentRun.ranking
      expect(ranking?.totalCount).toBe(13)
      seen.push(
        ...(ranking?.edges.map(({ node }) => `${node.category} ${node.rank} ${node.organisation.code}`) ??
          []),
      )
      after = ranking?.pageInfo.hasNextPage ? ranking.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toHaveLength(13)
    expect(seen).toContain('tie 2 T0')
    expect(seen).toContain('tie 2 T1')
    expect(new Set(seen).size).toBe(13)
  })

  it.each([
    ['ranking', 'CODE', 'organisation { code }', (node: Ordered) => node.organisation.code],
    ['ranking', 'FINAL', 'finalScore', (node: Ordered) => Number(node.finalScore)],
    ['ranking', 'UNIT_SCORE', 'unitScore', (node: Ordered) => Number(node.unitScore)],
    ['ranking', 'ACCOUNTS', 'accountCount', (node: Ordered) => node.accountCount],
    ['accountResults', 'SCORE', 'score', (node: Ordered) => Number(node.score)],
    ['accountResults', 'BONUS', 'bonus', (node: Ordered) => Number(node.bonus)],
    ['accountResults', 'CODE', 'account { code }', (node: Ordered) => node.account.code],
    ['accountResults', 'HOST', 'organisation { code }', (node: Ordered) => node.organisation.code],
    [
      'accountResults',
      'GROUP, group: "operation"',
      'groups { group deduction }',
      (node: Ordered) => Number(node.groups.find(({ group }) => group === 'operation')?.deduction),
    ],
  ] as const)(
    'lists %s by %s both ways, page by page, all of them once',
    async (list, sort, field, orderedBy) => {
      for (const descending of [false, true]) {
        const seen: { id: string; value: string | number }[] = []
        let after = ''
        do {
          const answer = await api.graphql<{ assessmentRun: { page: OrderedPage } }>(
            `{ assessmentRun(id: "${official.id}") { page: ${list}(sort: ${sort}, descending: ${descending}, first: 5${after}) {
            totalCount pageInfo { hasNextPage endCursor } nodes { id ${field} } } } }`,
            {},
            { as: 'office' },
          )
          expect(answer.errors).toEqual([])
          const page = answer.data?.assessmentRun.page
          for (const node of page?.nodes ?? []) seen.push({ id: node.id, value: orderedBy(node) })
          after = page?.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : ''
          if (after === '') expect(new Set(seen.map(({ id }) => id)).size).toBe(page?.totalCount)
        } while (after !== '')
        const values = seen.map(({ value }) => value)
        const up = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        expect(values).toEqual(descending ? up.reverse() : up)
        expect(values).not.toContain(Number.NaN)
      }
    },
  )

  it('explains an account from 100 to its score, each line with its clause and its evidence', async () => {
    const answer = await api.graphql<{
      accountResult: {
        score: string
        steps: {
          kind: string
          effect: string
          running: string
          indicator: { source: { documentShortName: string; clause: string } } | null
        }[]
        lines: {
          indicator: { key: string }
          occurrences: number
          evidence: {
            kind: string
            keys: string[]
            items: {
              totalCount: number
              nodes: { key: string; title: { zh: string }; steps: { zh: string }[] }[]
            }
          }
        }[]
      }
    }>(
      `query ($run: ID!, $account: ID!) { accountResult(runId: $run, accountId: $account) {
        id score bonus account { code } organisation { code } groups { group title { zh } deduction cap }
        steps { kind title { zh en } effect running indicator { key source { documentShortName clause clauseTitle } } line { occurrences points } note { zh } }
        lines { indicator { key } occurrences points evidence { kind keys items(first: 2) { totalCount nodes { key title { zh } at detail { zh } url steps { zh } } } } }
        unknowns { indicator { key } why { zh } evidence { keys } } } }`,
      { run: official.id, account: await town.accountId('U0000-A1') },
      { as: 'office' },
    )
    const result = answer.data?.accountResult
    const sum = result?.steps.reduce((total, step) => total + Math.round(Number(step.effect) * 100), 0)
    expect(sum).toBe(Math.round(Number(result?.score) * 100))
    expect(result?.steps[0]).toMatchObject({ kind: 'START', effect: '100.00' })
    const late = result?.lines.find((line) => line.indicator.key === 'operation.late_reply')
    expect(late).toMatchObject({ occurrences: 2, evidence: { kind: 'MESSAGE', items: { totalCount: 2 } } })
    expect(late?.evidence.items.nodes[0]?.steps.at(-1)?.zh).toBe('逾期')
    expect(result?.steps.find((step) => step.kind === 'DEDUCTION')?.indicator?.source.documentShortName).toBe(
      'SQ',
    )
  })

  it('shows to a unit its own results of an official run and nothing of others', async () => {
    const query = `query ($run: ID!, $own: ID!, $other: ID!, $account: ID!) {
      assessmentRun(id: $run) { id ranking { totalCount nodes { organisation { code } } } accountResults { totalCount } categories { category units } }
      own: unitResult(runId: $run, organisationId: $own) { rank steps { kind effect running } accounts { score } }
      other: unitResult(runId: $run, organisationId: $other) { rank }
      account: accountResult(runId: $run, accountId: $account) { score } }`
    const answer = await api.graphql<Record<string, unknown>>(
      query,
      {
        run: official.id,
        own: unit.id,
        other: (await town.org('U0003')).id,
        account: await town.accountId('U0003-A0'),
      },
      { as: 'unit' },
    )
    expect(answer.data).toMatchObject({
      assessmentRun: {
        ranking: { totalCount: 1, nodes: [{ organisation: { code: 'U0000' } }] },
        accountResults: { totalCount: 4 },
        categories: [{ category: 'county', units: 1 }],
      },
      own: { accounts: [{}, {}, {}, {}] },
      other: null,
      account: null,
    })
  })

  it('hides trials from those below their scope', async () => {
    const trial = await town.run({ kind: 'trial', again: true })
    const query = 'query ($id: ID!) { assessmentRun(id: $id) { id } }'
    expect((await api.graphql(query, { id: trial.id }, { as: 'office' })).data).toMatchObject({
      assessmentRun: { id: trial.id },
    })
    expect((await api.graphql(query, { id: trial.id }, { as: 'unit' })).data).toEqual({ assessmentRun: null })
    const list = await api.graphql<{ assessmentRuns: { nodes: { id: string }[] } }>(
      '{ assessmentRuns { nodes { id } } }',
      {},
      { as: 'unit' },
    )
    expect(list.data?.assessmentRuns.nodes).toEqual([{ id: official.id }])
  })

  it('takes as many statements for many units as for one', async () => {
    const query = (
      first: number,
    ) => `{ assessmentRun(id: "${official.id}") { ranking(first: ${first}) { nodes {
      organisation { name } steps { kind } accounts { account { name } steps { kind } groups { deduction } lines { points } } } } } }`
    await api.graphql(query(1), {}, { as: 'office' })
    const one = await api.graphql(query(1), {}, { as: 'office' })
    const many = await api.graphql(query(13), {}, { as: 'office' })
    expect(many.errors).toEqual([])
    expect(many.statements).toHaveLength(one.statements.length)
  })
})

describe('cancelling', () => {
  it('a sealed run is not cancelled, nor one of others', async () => {
    const mutation = 'mutation ($id: ID!) { cancelAssessmentRun(id: $id) { ... on Refusal { code } } }'
    expect((await api.graphql(mutation, { id: official.id }, { as: 'office' })).data).toEqual({
      cancelAssessmentRun: { code: 'assessment/run-ended' },
    })
    expect((await api.graphql(mutation, { id: official.id }, { as: 'county' })).data).toEqual({
      cancelAssessmentRun: { code: 'assessment/no-such-run' },
    })
  })
})

describe('downloads', () => {
  it('gives whoever may see all of it the files of the result', async () => {
    const file = (name: string, login: string) =>
      api
        .cookieOf(login)
        .then((cookie) => fetch(`${api.url}/files/runs/${official.id}/${name}`, { headers: { cookie } }))
    const units = await file('units.csv', 'office')
    expect(units.headers.get('content-type')).toContain('text/csv')
    expect((await units.text()).split('\r\n')[1]).toMatch(/^T0,tie,,1,70\.00,63\.64,2$/)
    expect((await file('units.csv', 'unit')).status).toBe(404)
    expect((await file('secrets.csv', 'office')).status).toBe(404)
  })
})

describe('a sealed run', () => {
  it('tells what it was sealed with, when, and how its categories stand', async () => {
    const { data } = await api.graphql<{ assessmentRun: Record<string, never> }>(
      `query ($id: ID!) { assessmentRun(id: $id) { requestedAt sealedAt cancelRequestedAt
        seal { factsCutoffAt rulebookId rulebookVersion rulebookDigest calendarVersion engineVersion factsDigest resultDigest secondsByStage }
        categories { category best mean median } ranking(first: 100) { nodes { category finalScore } } } }`,
      { id: official.id },
      { as: 'office' },
    )
    const run = data?.assessmentRun as unknown as {
      requestedAt: string
      sealedAt: string
      categories: { category: string; best: string; mean: string; median: string }[]
      ranking: { nodes: { category: string; finalScore: string }[] }
    }
    expect(run).toMatchObject({
      cancelRequestedAt: null,
      seal: {
        factsCutoffAt: new Date(official.cutoffAt).toISOString(),
        rulebookId: official.editionId,
        rulebookVersion: official.editionVersion,
        rulebookDigest: official.rulebookDigest,
        calendarVersion: official.calendarVersion,
        engineVersion: official.engineVersion,
        factsDigest: official.factsDigest,
        resultDigest: official.resultDigest,
        secondsByStage: {
          freeze: expect.any(Number),
          score: expect.any(Number),
          seal: expect.any(Number),
        },
      },
    })
    expect(Date.parse(run.sealedAt)).toBeGreaterThanOrEqual(Date.parse(run.requestedAt))
    for (const { category, best, median } of run.categories) {
      const scores = run.ranking.nodes
        .filter((unit) => unit.category === category)
        .map((unit) => Number(unit.finalScore))
      expect(Number(best)).toBe(Math.max(...scores))
      expect(scores.filter((score) => score >= Number(median) - 0.01).length * 2).toBeGreaterThanOrEqual(
        scores.length,
      )
    }
  })
})

/** What a row is ordered by, as far as it was asked for. */
interface Ordered {
  readonly id: string
  readonly finalScore: string
  readonly unitScore: string
  readonly accountCount: number
  readonly score: string
  readonly bonus: string
  readonly organisation: { readonly code: string }
  readonly account: { readonly code: string }
  readonly groups: readonly { readonly group: string; readonly deduction: string }[]
}
interface OrderedPage {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  readonly nodes: readonly Ordered[]
}
