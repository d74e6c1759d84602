import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../../testing/assessed-city.js'
import { insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { takenOut } from '../../../../testing/taken-out.js'
import type { TestApi } from '../../../../testing/test-api.js'
import { runsExport } from '../index.js'
import type { Run } from '../run.js'
import { scoreHistoryExport } from './history.export.js'

let town: AssessedCity
let api: TestApi
let unit: TestOrg
let first: Run
let again: Run
let trial: Run

beforeAll(async () => {
  town = await AssessedCity.start()
  ;({ api, unit, official: first } = town)
  again = await town.run({ again: true })
  trial = await town.run({ kind: 'trial' })
})
afterAll(() => town?.close())

interface Page {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly {
    readonly run: { readonly id: string; readonly supersededBy: { id: string } | null }
  }[]
}
const fields = 'totalCount pageInfo { hasNextPage endCursor } nodes { run { id year supersededBy { id } } }'

const historyOf = async (kind: 'organisation' | 'account', id: string, asked: string, as: string) => {
  const { data, errors } = await api.graphql<Record<string, { scoreHistory: Page } | null>>(
    `query ($id: ID!) { ${kind}(id: $id) { scoreHistory${asked} { ${fields} } } }`,
    { id },
    { as },
  )
  expect(errors).toEqual([])
  return data?.[kind]?.scoreHistory
}
const runsOf = (page: Page | undefined) => page?.nodes.map((node) => node.run.id)

describe('the history of scores', () => {
  it('of a unit: official runs, the latest first, each superseded one saying by which', async () => {
    const page = await historyOf('organisation', unit.id, '', 'office')
    expect(page?.totalCount).toBe(2)
    expect(page?.nodes.map(({ run }) => [run.id, run.supersededBy?.id ?? null])).toEqual([
      [again.id, null],
      [first.id, again.id],
    ])
  })

  it('goes the other way round, and by score, page by page', async () => {
    expect(runsOf(await historyOf('organisation', unit.id, '(descending: false)', 'office'))).toEqual([
      first.id,
      again.id,
    ])
    for (const kind of ['organisation', 'account'] as const) {
      const id = kind === 'organisation' ? unit.id : await town.accountId('U0000-A1')
      const begin = await historyOf(kind, id, '(sort: SCORE, first: 1)', 'office')
      const rest = await historyOf(kind, id, `(sort: SCORE, after: "${begin?.pageInfo.endCursor}")`, 'office')
      expect([...(runsOf(begin) ?? []), ...(runsOf(rest) ?? [])]).toEqual([again.id, first.id])
    }
  })

  it('can be taken out, and so can the list of runs', async () => {
    const accountId = await town.accountId('U0000-A1')
    const history = await takenOut(api, scoreHistoryExport, town.city.path, { accountId, descending: false })
    if ('refused' in history) throw new Error(history.refused)
    const cells = history.rows.map((row) => row.split(','))
    expect(cells.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ['2025', '正式考核', '是'],
      ['2025', '正式考核', '否'],
    ])
    const runs = await takenOut(api, runsExport, town.city.path, { sort: 'REQUESTED', descending: false })
    if ('refused' in runs) throw new Error(runs.refused)
    expect(runs.rows.map((row) => row.split(',').at(-1))).toEqual([first.id, again.id, trial.id])
    expect(runs.rows[0]).toContain('已封存,是,')
  })

  it('runs are listed by whatever column, page by page', async () => {
    for (const sort of ['REQUESTED', 'YEAR', 'UNITS', 'ACCOUNTS']) {
      const page = async (after: string | null) => {
        const { data, errors } = await api.graphql<{
          assessmentRuns: { nodes: { id: string }[]; pageInfo: { endCursor: string } }
        }>(
          'query ($sort: RunSort, $after: String) { assessmentRuns(sort: $sort, first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }',
          { sort, after },
          { as: 'office' },
        )
        expect(errors).toEqual([])
        return data?.assessmentRuns
      }
      const begin = await page(null)
      const rest = await page(begin?.pageInfo.endCursor ?? null)
      const ids = [...(begin?.nodes ?? []), ...(rest?.nodes ?? [])].map(({ id }) => id)
      expect(ids).toEqual([trial.id, again.id, first.id])
    }
  })

  it('has trials when asked, for whoever may see them', async () => {
    const everything = [trial.id, again.id, first.id]
    expect(runsOf(await historyOf('organisation', unit.id, '(trials: true)', 'office'))).toEqual(everything)
    expect(runsOf(await historyOf('organisation', unit.id, '(trials: true)', 'unit'))).toEqual(
      everything.slice(1),
    )
  })

  it('goes on page by page', async () => {
    const one = await historyOf('organisation', unit.id, '(first: 1, trials: true)', 'office')
    expect(runsOf(one)).toEqual([trial.id])
    const two = await historyOf(
      'organisation',
      unit.id,
      `(first: 2, trials: true, after: "${one?.pageInfo.endCursor}")`,
      'office',
    )
    expect(runsOf(two)).toEqual([again.id, first.id])
    expect(two?.pageInfo.hasNextPage).toBe(false)
  })

  it('of an account is its own, also after it has moved to another unit, seen by whoever may see both', async () => {
    const id = await town.accountId('U0000-A1')
    expect(runsOf(await historyOf('account', id, '', 'unit'))).toEqual([again.id, first.id])
    const other = await town.org('U0003')
    await insertPerson(api.pool, { login: 'new host', org: other, role: Role.unitAdministrator })
    await api.pool.query('UPDATE account SET org_id = $2, org_path = $3 WHERE id = $1', [
      id,
      other.id,
      other.path,
    ])
    const moved = await historyOf('account', id, '', 'office')
    expect([moved?.totalCount, runsOf(moved)]).toEqual([2, [again.id, first.id]])
    const seen = await historyOf('account', id, '', 'new host')
    expect([seen?.totalCount, seen?.nodes]).toEqual([0, []])
  })

  it('takes as many statements for many units as for one', async () => {
    const query = (size: number) => `{ organisations(first: ${size}) { nodes {
      scoreHistory(first: 3) { totalCount nodes { rank finalScore run { year } } }
      accounts { nodes { scoreHistory(first: 3) { totalCount nodes { score } } } } } } }`
    await api.graphql(query(2), {}, { as: 'office' })
    const few = await api.graphql(query(2), {}, { as: 'office' })
    const many = await api.graphql(query(20), {}, { as: 'office' })
    expect(many.errors).toEqual([])
    expect(many.statements).toHaveLength(few.statements.length)
  })
})
