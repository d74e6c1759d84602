import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSuqianMini, performed, suqian2025 } from '../../../../testing/assessment.js'
import { insertPerson } from '../../../../testing/fixtures.js'
import { takeFrom } from '../../../../testing/subscribe.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { withTransaction } from '../../../platform/db/index.js'
import { type Fence, fenceKey, StaleWorkerError, takeFence } from '../../../platform/jobs/index.js'
import type { Run } from '../run.js'
import { verificationJobs, verificationQueue } from './verification-jobs.js'

let api: TestApi
let city: { id: string; code: string; path: string }
let official: Run

beforeAll(async () => {
  api = await startTestApi()
  await importSuqianMini(api.pool)
  const orgs = await api.pool.query<typeof city>(
    `select id, code, path from org where code in ('CITY', 'U0000') order by code`,
  )
  const [root, unit] = orgs.rows
  if (!root || !unit) throw new Error('the data set holds both')
  city = root
  await insertPerson(api.pool, { login: 'office', org: city, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'auditor', org: city, role: Role.securityAuditor })
  await insertPerson(api.pool, { login: 'leader', org: city, role: Role.leader })
  await insertPerson(api.pool, { login: 'unit', org: unit, role: Role.unitAdministrator })
  await insertPerson(api.pool, { login: 'county', org: unit, role: Role.officeAdministrator })
  official = await performed(api.pool, { ...suqian2025, scopeOrgId: city.id })
})
afterAll(() => api?.close())

const sealed = (): Promise<Run> =>
  performed(api.pool, { ...suqian2025, kind: 'trial', scopeOrgId: city.id, again: true })

interface Shown {
  readonly id: string
  readonly state: string
  readonly [field: string]: unknown
}
interface Asked {
  readonly verifyAssessmentRun: {
    readonly verification?: Shown
    readonly alreadyUnderWay?: boolean
    readonly code?: string
  }
}

const verifyMutation = `mutation ($id: ID!) { verifyAssessmentRun(id: $id) {
  ... on VerificationRequested { alreadyUnderWay verification { id state } } ... on Refusal { code } } }`
const ask = async (id: string, as = 'office') =>
  (await api.graphql<Asked>(verifyMutation, { id }, { as })).data?.verifyAssessmentRun

async function asked(run: Run): Promise<string> {
  const answer = await ask(run.id)
  if (!answer?.verification) throw new Error(answer?.code)
  return answer.verification.id
}

const cancelMutation = `mutation ($id: ID!) { cancelRunVerification(id: $id) {
  ... on VerificationCancelled { verification { state viewerCanCancel } } ... on Refusal { code } } }`
const cancel = async (id: string, as = 'office') =>
  (await api.graphql<{ cancelRunVerification: object }>(cancelMutation, { id }, { as })).data
    ?.cancelRunVerification

const attempt = (id: string): Promise<Fence> => takeFence(api.pool, fenceKey(verificationQueue, id))
const perform = async (id: string, fence?: Fence): Promise<void> =>
  verificationJobs(api.pool).perform(id, {
    fence: fence ?? (await attempt(id)),
    signal: new AbortController().signal,
  })

const latestQuery = `query ($id: ID!) { assessmentRun(id: $id) { viewerCanVerify
  latestVerification { id state storedDigest recomputedDigest viewerCanCancel requestedBy { name }
    progress { done total percent } differences { unit account what stored recomputed } failure { code } }
  verifications(first: 2) { totalCount pageInfo { hasNextPage } edges { node { id state } } } } }`
interface Latest {
  readonly assessmentRun: {
    readonly viewerCanVerify: boolean
    readonly latestVerification: Shown | null
    readonly verifications: { readonly totalCount: number; readonly edges: { readonly node: Shown }[] }
  }
}
const shown = async (run: Run, as = 'office') =>
  (await api.graphql<Latest>(latestQuery, { id: run.id }, { as })).data?.assessmentRun
const trail = async (run: Run) => {
  const { rows } = await api.pool.query<{ action: string }>(
    'select action from audit_entry where object_id = $1 order by id',
    [run.id],
  )
  return rows.map((row) => row.action)
}

describe('a verification', () => {
  it('is one, with one job and one audit entry, however often and much at once it is asked for', async () => {
    const run = await sealed()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(run.id)))
    expect(new Set(answers.map((answer) => answer?.verification?.id)).size).toBe(1)
    expect(answers.filter((answer) => answer?.alreadyUnderWay === false)).toHaveLength(1)
    const id = answers[0]?.verification?.id ?? ''
    expect((await api.pool.query('select from pgboss.job where id = $1', [id])).rowCount).toBe(1)
    expect(await trail(run)).toEqual(['run.verify'])
    await perform(id)
    expect(await asked(run)).not.toBe(id)
  })

  it('finds the sealed run equal, and says so with who asked and what was compared', async () => {
    const run = await sealed()
    const id = await asked(run)
    expect(await shown(run)).toMatchObject({
      viewerCanVerify: true,
      latestVerification: { id, state: 'PLANNED', recomputedDigest: null, viewerCanCancel: true },
    })
    await perform(id)
    expect(await shown(run)).toEqual({
      viewerCanVerify: true,
      latestVerification: {
        id,
        state: 'AGREED',
        storedDigest: run.resultDigest,
        recomputedDigest: run.resultDigest,
        viewerCanCancel: false,
        requestedBy: { name: 'office' },
        progress: { done: run.unitsTotal, total: run.unitsTotal, percent: 100 },
        differences: [],
        failure: null,
      },
      verifications: {
        totalCount: 1,
        pageInfo: { hasNextPage: false },
        edges: [{ node: { id, state: 'AGREED' } }],
      },
    })
    expect(await trail(run)).toEqual(['run.verify', 'run.verified'])
    // Delivered once more after it was done, e.g. by a worker that died before it could say so.
    await perform(id)
    expect(await trail(run)).toEqual(['run.verify', 'run.verified'])
  })

  it('names what was changed behind the back of the product', async () => {
    const run = await sealed()
    await api.pool.query('alter table run_account_score disable trigger user')
    await api.pool.query(
      `update run_account_score set score = score + 10000 where run_no = $1 and code = 'U0000-A0'`,
      [run.no],
    )
    await api.pool.query('alter table run_account_score enable trigger user')
    await perform(await asked(run))
    const latest = (await shown(run))?.latestVerification
    expect(latest).toMatchObject({ state: 'DIFFERS', storedDigest: run.resultDigest })
    expect(latest?.['differences']).toEqual([
      expect.objectContaining({ unit: 'U0000', account: 'U0000-A0', what: 'account' }),
    ])
  })

  it('that is over is never changed or removed', async () => {
    const id = await asked(await sealed())
    await perform(id)
    for (const statement of [
      `update run_verification set state = 'differs' where id = $1`,
      'delete from run_verification where id = $1',
    ])
      await expect(api.pool.query(statement, [id])).rejects.toMatchObject({ code: '23001' })
  })

  it('writes nothing more once another worker has taken over', async () => {
    const run = await sealed()
    const id = await asked(run)
    const stale = await attempt(id)
    const taken = await attempt(id)
    await expect(perform(id, stale)).rejects.toBeInstanceOf(StaleWorkerError)
    expect((await shown(run))?.latestVerification).toMatchObject({ state: 'PLANNED' })
    await perform(id, taken)
    expect((await shown(run))?.latestVerification).toMatchObject({ state: 'AGREED' })
  })

  it('that faults again and again is given up with words for people', async () => {
    const run = await sealed()
    const id = await asked(run)
    await verificationJobs(api.pool).giveUp(id, new Error('whatever'), {
      fence: await attempt(id),
      signal: new AbortController().signal,
    })
    expect((await shown(run))?.latestVerification).toMatchObject({
      state: 'FAILED',
      failure: { code: 'assessment/fault' },
    })
  })

  it('is told live from its beginning to its end', async () => {
    const id = await asked(await sealed())
    const taken = await takeFrom(
      api.url,
      'subscription ($id: ID!) { runVerificationProgress(id: $id) { state progress { done } } }',
      {
        cookie: await api.cookieOf('office'),
        variables: { id },
        onValue: (count) => {
          if (count === 1) void perform(id)
        },
      },
    )
    const told = taken.values.map((value) => value.data?.['runVerificationProgress'])
    expect(told[0]).toEqual({ state: 'PLANNED', progress: { done: 0 } })
    expect(told.at(-1)).toMatchObject({ state: 'AGREED' })
  })
})

/** The transaction that wrote the row of a verification last. */
const writerOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await api.pool.query<{ writer: string }>(
    'select xmin::text as writer from run_verification where id = $1',
    [id],
  )
  return rows[0]?.writer
}

describe('cancelling a verification', () => {
  it('ends it at once when no worker has begun it, and makes room for another', async () => {
    const run = await sealed()
    const id = await asked(run)
    expect(await cancel(id)).toEqual({ verification: { state: 'CANCELLED', viewerCanCancel: false } })
    expect(await cancel(id)).toEqual({ code: 'assessment/verification-over' })
    await perform(id)
    expect(await asked(run)).not.toBe(id)
    expect(await trail(run)).toEqual(['run.verify', 'run.verify_cancel', 'run.verify'])
  })

  it('stops one that is under way, and leaves the run as it was', async () => {
    const run = await sealed()
    const id = await asked(run)
    let performing = Promise.resolve()
    await withTransaction(api.pool, async (client) => {
      // The worker stands still in the middle, where it reads the stored results.
      await client.query('lock table run_unit_score in access exclusive mode')
      performing = perform(id)
      const running = `select from run_verification where id = $1 and state = 'running'`
      while ((await api.pool.query(running, [id])).rowCount === 0);
      expect(await cancel(id)).toEqual({ verification: { state: 'RUNNING', viewerCanCancel: false } })
      expect(await cancel(id)).toMatchObject({ verification: { state: 'RUNNING' } })
      // Its watch notes how far it is by writing the row; after the second note it has seen the wish for sure.
      for (let notes = 0; notes < 2; notes += 1) {
        const before = await writerOf(id)
        while ((await writerOf(id)) === before);
      }
    })
    await performing
    expect(await shown(run)).toMatchObject({
      latestVerification: { state: 'CANCELLED', recomputedDigest: null, differences: [] },
    })
    expect(await ask(run.id)).toMatchObject({ alreadyUnderWay: false })
  })
})

describe('who may', () => {
  it.each(['auditor', 'office'])('ask for and cancel a verification: %s', async (login) => {
    const answer = await ask((await sealed()).id, login)
    expect(answer?.verification?.state).toBe('PLANNED')
    expect(await cancel(answer?.verification?.id ?? '', login)).toMatchObject({
      verification: { state: 'CANCELLED' },
    })
  })

  it('is not whose role does not verify, and for others there is no such run', async () => {
    const id = await asked(official)
    const denied = await api.graphql(verifyMutation, { id: official.id }, { as: 'leader' })
    expect(denied.errors[0]?.extensions.code).toBe('access/denied')
    for (const runId of [official.id, '00000000-0000-7000-8000-000000000000', 'x'])
      expect(await ask(runId, 'county')).toEqual({ code: 'assessment/no-such-run' })
    for (const verificationId of [id, '00000000-0000-7000-8000-000000000000', 'x'])
      expect(await cancel(verificationId, 'county')).toEqual({ code: 'assessment/no-such-verification' })
    await perform(id)
    // Its own result is the unit's to see, what was found in others' rows isn't.
    expect(await shown(official, 'unit')).toMatchObject({
      viewerCanVerify: false,
      latestVerification: null,
      verifications: { totalCount: 0, edges: [] },
    })
    const followed = await takeFrom(
      api.url,
      'subscription ($id: ID!) { runVerificationProgress(id: $id) { state } }',
      { cookie: await api.cookieOf('unit'), variables: { id } },
    )
    expect(followed.values).toEqual([])
  })

  it('waits until the run is sealed', async () => {
    const { id } = await performed(api.pool, {
      ...suqian2025,
      kind: 'trial',
      scopeOrgId: city.id,
      again: true,
    })
    await api.pool.query('alter table assessment_run disable trigger user')
    await api.pool.query(`update assessment_run set state = 'failed' where id = $1`, [id])
    await api.pool.query('alter table assessment_run enable trigger user')
    expect(await ask(id)).toEqual({ code: 'assessment/not-sealed' })
  })
})

describe('the verifications of runs', () => {
  it('are paged, the latest first', async () => {
    const run = await sealed()
    const ids: string[] = []
    for (let times = 0; times < 3; times += 1) {
      ids.unshift(await asked(run))
      await perform(ids[0] ?? '')
    }
    const page = `query ($id: ID!, $after: String) { assessmentRun(id: $id) { verifications(first: 2, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }`
    interface Page {
      readonly assessmentRun: {
        readonly verifications: {
          readonly totalCount: number
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
          readonly nodes: readonly { readonly id: string }[]
        }
      }
    }
    const first = (await api.graphql<Page>(page, { id: run.id }, { as: 'office' })).data?.assessmentRun
      .verifications
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    const after = first?.pageInfo.endCursor
    const second = (await api.graphql<Page>(page, { id: run.id, after }, { as: 'office' })).data
      ?.assessmentRun.verifications
    expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map((node) => node.id)).toEqual(ids)
  })

  it('of a whole list are read by as many statements as of one run', async () => {
    const list = `query ($first: Int) { assessmentRuns(first: $first) { nodes {
      latestVerification { state requestedBy { name } } verifications(first: 3) { totalCount nodes { state } } } } }`
    const one = await api.graphql(list, { first: 1 }, { as: 'office' })
    const many = await api.graphql(list, { first: 10 }, { as: 'office' })
    expect(one.errors).toEqual([])
    expect(many.statements).toHaveLength(one.statements.length)
  })
})
