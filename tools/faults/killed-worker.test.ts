import { setTimeout as pause } from 'node:timers/promises'
import { assessmentQueue, findRun, verifyRun } from '@zhengmei/api/features/assessment'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../testing/databases.js'
import { copyDemo, type DemoCopy } from './demo-copy.js'
import { randomNumbers } from './random.js'

const kills = 50

let demo: DemoCopy

beforeAll(async () => {
  demo = await copyDemo('zm_killed_worker', [assessmentQueue])
})
afterAll(() => demo?.close())

/** What a run came to, and nothing of how long it took. */
async function outcomeOf(id: string) {
  const run = await findRun(demo.db.pool, id)
  const [rows] = await ask(
    demo.url,
    `SELECT (SELECT count(*) FROM run_unit_score s WHERE s.run_no = r.no) AS units,
       (SELECT count(*) FROM run_account_score s WHERE s.run_no = r.no) AS accounts,
       (SELECT count(*) FROM run_unit_rank s WHERE s.run_no = r.no) AS ranks
     FROM assessment_run r WHERE id = '${id}'`,
  )
  return { facts: run?.factsDigest, result: run?.resultDigest, lines: run?.lines, ...rows }
}

async function untilSealed(id: string): Promise<void> {
  while ((await demo.stateOf(id)) !== 'sealed') await pause(50)
}

it(`comes to the clean run's result when workers are killed at ${kills} random moments`, async () => {
  const random = randomNumbers('killed worker')
  demo.workers.start()
  await demo.workers.untilReady()
  const begun = performance.now()
  const clean = await demo.requestRun()
  await untilSealed(clean)
  const cleanMs = performance.now() - begun
  const expected = await outcomeOf(clean)
  // Others at its side, as on other machines: one takes over while the killed one starts anew.
  demo.workers.start()
  demo.workers.start()
  const struck: Record<string, number> = {}
  const runs: string[] = []
  let run = await demo.requestRun()
  for (let killed = 0; killed < kills; killed += 1) {
    const victim = await demo.workers.untilReady()
    await pause(random() * cleanMs)
    const state = await demo.stateOf(run)
    await demo.workers.kill(victim)
    struck[state] = (struck[state] ?? 0) + 1
    demo.workers.start()
    if ((await demo.stateOf(run)) !== 'sealed') continue
    runs.push(run)
    run = await demo.requestRun()
  }
  await untilSealed(run)
  runs.push(run)
  console.log(`killed worker: ${kills} kills over ${runs.length} runs, struck ${JSON.stringify(struck)}`)
  for (const one of runs) expect(await outcomeOf(one)).toEqual(expected)
  expect(await verifyRun(demo.db.pool, run)).toMatchObject({ ok: true, value: { equal: true } })
  const open = `SELECT FROM pgboss.job WHERE name = '${assessmentQueue}' AND state <> 'completed'`
  await expect.poll(async () => (await ask(demo.url, open)).length, { timeout: 60_000 }).toBe(0)
})
