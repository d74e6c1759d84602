import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Demo, startDemo } from '../start-demo.js'
import { Crowd } from './load/crowd.js'
import { Followers } from './load/followers.js'
import type { Known } from './load/kinds.js'
import { Memory } from './load/memory.js'
import { goalsOfLoad, type LoadReport, tableOfLoad } from './load/report.js'

/** What is asked of the measurement. */
interface LoadOptions {
  readonly minutes: number
  /** Requests a second on a usual day. */
  readonly rate: number
  /** How many times as many come. */
  readonly times: number
  readonly json: string | null
}

/** Of the usual load, before the heavy one: enough for the percentiles of each kind. */
const usualSeconds = 60
const consoles = 100

/**
 * `npm run bench -- load`: starts the product on demo data and puts it under so many times its usual load over HTTP, from
 * many addresses: reading, writing, signing in, runs, open subscriptions. Afterwards everything must be answered
 * again and the audit chain be whole.
 *
 * @returns the exit status: 1 when a goal was missed; null: the arguments can't be read.
 */
export async function benchLoad(
  args: readonly string[],
  tell: (text: string) => void,
): Promise<number | null> {
  const options = optionsOf(args)
  if (options === null) return null
  tell('starts the product on demo data')
  const demo = await startDemo()
  try {
    const report = await measureLoad(demo, options, tell)
    console.log(tableOfLoad(report))
    const goals = goalsOfLoad(report)
    if (options.json) await writeFile(options.json, `${JSON.stringify({ ...report, goals })}\n`)
    return goals.every(({ reached }) => reached) ? 0 : 1
  } finally {
    await demo.stop()
  }
}

function optionsOf(args: readonly string[]): LoadOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string', default: '5' },
        rate: { type: 'string', default: '20' },
        times: { type: 'string', default: '10' },
        json: { type: 'string' },
      },
    })
    const [minutes, rate, times] = [values.minutes, values.rate, values.times].map(Number)
    if (!minutes || !rate || !times || Math.min(minutes, rate, times) <= 0) return null
    return { minutes, rate, times, json: values.json ?? null }
  } catch {
    return null
  }
}

async function measureLoad(
  { url, dataDir }: Demo,
  { minutes, rate, times }: LoadOptions,
  tell: (text: string) => void,
): Promise<LoadReport> {
  const crowd = new Crowd(url.replace('localhost', '127.0.0.1'), Math.random)
  await crowd.begin()
  const known = await knownOf(crowd)
  const memory = new Memory(dataDir)
  const followers = new Followers(url, crowd.sessionsOf('leader'), consoles)
  try {
    tell(`the usual load, ${rate} requests a second, for a minute`)
    const usual = await crowd.press(known, rate, usualSeconds)
    tell(`${times} times as many, for ${minutes} minutes`)
    const seconds = Math.round(minutes * 60)
    const heavy = await crowd.press(known, rate * times, seconds)
    const ended = performance.now()
    const recoveredAfter = await recovery(crowd, known, ended)
    const { answered, lost } = followers.state
    tell('the audit chain is verified')
    const chain = await verifyChain(dataDir)
    return {
      phases: [
        { name: 'usual', perSecond: rate, seconds: usualSeconds, noted: usual },
        { name: `${times} times`, perSecond: rate * times, seconds, noted: heavy },
      ],
      memory: memory.samples,
      followers: { asked: consoles, answered, lost },
      recoveredAfter,
      chain,
    }
  } finally {
    memory.stop()
    followers.end()
    crowd.end()
  }
}

/** Seconds until each kind is answered in good time again; who was sent away comes again, as told. */
async function recovery(crowd: Crowd, known: Known, since: number): Promise<number | null> {
  for (;;) {
    const came = await crowd.each(known)
    const seconds = (performance.now() - since) / 1_000
    if (came.every(({ status, code, ms }) => status === 200 && code === null && ms < 2_000)) return seconds
    if (seconds > 60) return null
    await pause(1_000)
  }
}

interface Ids {
  readonly nodes: readonly { readonly id: string }[]
}

async function knownOf(crowd: Crowd): Promise<Known> {
  const mark = Date.now().toString(36).slice(-5)
  const own = await crowd.ask<{ accounts: Ids; viewer: { appointment: { organisation: { id: string } } } }>(
    'office',
    '{ accounts(first: 100) { nodes { id } } viewer { appointment { organisation { id } } } }',
  )
  const county = await crowd.ask<{ accounts: Ids; organisations: Ids }>(
    'county',
    '{ accounts(first: 100) { nodes { id } } organisations(first: 100) { nodes { id } } }',
  )
  const runs = await crowd.ask<{ assessmentRuns: { nodes: { id: string; state: string }[] } }>(
    'inspector',
    '{ assessmentRuns(first: 20) { nodes { id state } } }',
  )
  const idsOf = (list: Ids | undefined) => list?.nodes.map(({ id }) => id) ?? []
  return {
    accounts: idsOf(county?.accounts),
    units: idsOf(county?.organisations),
    run: runs?.assessmentRuns.nodes.find(({ state }) => state === 'SEALED')?.id ?? null,
    city: own?.viewer.appointment.organisation.id ?? '',
    mark,
  }
}

/** Checked by the command that an auditor uses. */
function verifyChain(dataDir: string): Promise<LoadReport['chain']> {
  const command = fileURLToPath(new URL('../audit-verify.js', import.meta.url))
  const env = { ...process.env, ZHENGMEI_DATA_DIR: dataDir, DATABASE_URL: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [command], { env }, (fault, stdout, stderr) => {
      const said = `${stdout}${stderr}`.trim().split('\n').at(-1) ?? ''
      resolve({ intact: fault === null, said })
    })
  })
}
