import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../boot/start-product.js'
import { ask } from '../testing/databases.js'
import { auditsOfNothing, brokenPromises, effectsOf } from './effects.js'
import { violationsOf } from './history/check-history.js'
import { Load } from './load.js'
import { killAndWait, Product, succeed } from './product.js'
import { randomNumbers } from './random.js'
import { subscribe } from './subscribe.js'

let product: Product
let scopeId: string

beforeAll(async () => {
  product = await Product.ofDemo()
  // A small unit, so that a run of it is over in a moment.
  const [unit] = await ask<{ id: string }>(
    product.databaseUrl,
    `SELECT o.id FROM org o WHERE o.path LIKE (SELECT path FROM org WHERE code = '321300') || '%'
       AND EXISTS (SELECT FROM account a WHERE a.org_id = o.id) AND NOT EXISTS (SELECT FROM org c WHERE c.parent_id = o.id)
     ORDER BY o.code LIMIT 1`,
  )
  scopeId = unit?.id ?? ''
})
afterAll(() => product?.close())

const startRun = `mutation ($input: StartAssessmentRunInput!) { startAssessmentRun(input: $input) {
  ... on RunStarted { run { id } } ... on Refusal { code } } }`
interface Started {
  readonly startAssessmentRun: { readonly run?: { readonly id: string }; readonly code?: string }
}

it('makes one run of the same request made twenty times at once', async () => {
  const input = { kind: 'TRIAL', scopeId, year: 2025, cutoffAt: '2025-03-31T16:00:00Z' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => product.graphql<Started>('office', startRun, { input })),
  )
  expect(answers.flatMap(({ errors }) => errors)).toEqual([])
  const ids = new Set(answers.map(({ data }) => data?.startAssessmentRun.run?.id))
  expect(ids.size).toBe(1)
  const found = await ask(
    product.databaseUrl,
    `SELECT (SELECT count(*)::int FROM assessment_run WHERE cutoff_at = '2025-03-31T16:00:00Z') AS runs,
       (SELECT count(*)::int FROM audit_entry WHERE action = 'run.start' AND object_id = '${[...ids][0]}') AS audits,
       (SELECT count(*)::int FROM pgboss.job WHERE id = '${[...ids][0]}') AS jobs`,
  )
  expect(found).toEqual([{ runs: 1, audits: 1, jobs: 1 }])
})

/** Waits until no job is open; every one of them must come to its end. */
async function atRest(): Promise<void> {
  const open = `SELECT (SELECT count(*) FROM import_job WHERE state IN ('planned', 'running'))
    + (SELECT count(*) FROM assessment_run WHERE state IN ('planned', 'freezing', 'scoring', 'sealing')) AS open`
  const isOver = async () => (await ask<{ open: string }>(product.databaseUrl, open))[0]?.open === '0'
  for (let minutes = 0; minutes < 3; minutes += 1) if (await eventually(isOver)) return
  throw new Error('jobs do not come to an end')
}

async function checkHistory(load: Load): Promise<void> {
  await atRest()
  const effects = await effectsOf(product.databaseUrl, load.prefix)
  const count = (outcome: string) => load.attempts.filter((one) => one.outcome === outcome).length
  console.log(
    `${load.prefix}: ${count('ok')} acknowledged, ${count('unknown')} without an answer, ${count('refused')} refused, ${load.looks.length} looks`,
  )
  expect(count('ok')).toBeGreaterThan(10)
  expect(count('refused')).toBe(0)
  const about =
    (kind: string) =>
    ({ key }: { readonly key: string }) =>
      key.startsWith(`${load.prefix}-${kind}-`)
  const nothing = await auditsOfNothing(product.databaseUrl)
  const histories = [
    { kind: 'import', looks: load.looks },
    { kind: 'run', looks: [] },
  ].map(({ kind, looks }) => ({
    attempts: load.attempts.filter(about(kind)),
    looks,
    effects: effects.filter(about(kind)),
    auditsOfNothing: nothing,
  }))
  expect(histories.flatMap(violationsOf)).toEqual([])
  expect(await brokenPromises(product.databaseUrl)).toEqual([])
}

/** Kills something again and again under load, and tells how long it took each time until the product served. */
async function killUnderLoad(
  load: Load,
  kills: readonly (() => Promise<void>)[],
): Promise<readonly number[]> {
  const random = randomNumbers(load.prefix)
  const running = load.run({ imports: 2, runs: 1, looks: 1 })
  const seconds: number[] = []
  try {
    for (const kill of kills) {
      await pause(500 + random() * 2_500)
      await kill()
      const begun = performance.now()
      expect(await eventually(() => product.isHealthy())).toBe(true)
      seconds.push((performance.now() - begun) / 1_000)
    }
    await pause(1_000)
  } finally {
    load.stop()
  }
  await running
  console.log(`${load.prefix}: served again after ${seconds.map((some) => some.toFixed(1)).join(', ')} s`)
  return seconds
}

async function newLoad(prefix: string): Promise<Load> {
  const earlier = await ask<{ id: string }>(product.databaseUrl, 'SELECT id FROM import_job')
  return new Load(product, prefix, scopeId, new Set(earlier.map(({ id }) => id)))
}

describe('under load', () => {
  it('loses nothing and does nothing by halves when PostgreSQL is killed', async () => {
    const load = await newLoad('pg')
    const api = product.pidOf('main')
    const postmaster = () => killAndWait(product.postmaster)
    const backend = async () => {
      const { backends } = product
      const victim = backends[Math.floor(backends.length / 2)]
      if (victim === undefined) throw new Error('there is no backend to kill')
      await killAndWait(victim)
    }
    const seconds = await killUnderLoad(load, [postmaster, backend, postmaster, backend])
    expect(Math.max(...seconds)).toBeLessThan(30)
    // It reconnected; nobody had to start it anew.
    expect(product.pidOf('main')).toBe(api)
    await checkHistory(load)
  })

  it('loses nothing when API and worker are killed, and subscriptions come back', async () => {
    const load = await newLoad('api')
    const kill = (service: 'main' | 'worker') => async () => {
      await eventually(() => product.pidOf(service) !== undefined)
      const pid = product.pidOf(service)
      if (pid !== undefined) await killAndWait(pid)
    }
    const [whole] = await ask<{ id: string }>(product.databaseUrl, `SELECT id FROM org WHERE code = '321300'`)
    const input = { kind: 'TRIAL', scopeId: whole?.id, year: 2025, cutoffAt: '2025-09-30T16:00:00Z' }
    const { data } = await product.graphql<Started>('office', startRun, { input })
    const runId = data?.startAssessmentRun.run?.id ?? ''
    const seen = subscribe(product.url, await product.cookieOf('office'), runId)
    await killUnderLoad(load, [kill('main'), kill('worker'), kill('main')])
    await checkHistory(load)
    expect((await seen).at(-1)).toBe('SEALED')
  })
})

it('keeps one unbroken audit trail through all of it', async () => {
  expect(await succeed('audit-verify', [], { ZHENGMEI_DATA_DIR: product.dataDir })).toMatch(/./)
})
