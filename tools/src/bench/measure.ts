import { FactsFrom } from '@zhengmei/api/features/assessment'
import { publishBuiltInEditions } from '@zhengmei/api/features/rulebook'
import { migrations } from '@zhengmei/api/migrations'
import { migrate, openDatabase, withClient } from '@zhengmei/api/platform/db'
import { startThrowaway } from '@zhengmei/api/platform/embedded'
import type { Pool } from 'pg'
import { floors, timeFloor } from './floors.js'
import { generate } from './generate.js'
import { timeOrmLoop } from './orm-loop.js'
import { timeRun } from './ours.js'
import type { Size } from './sizes.js'
import { timeUpkeep } from './upkeep.js'
import { mustBeWhole, type Timed } from './yield.js'

/** One way of doing the year and how long it took. */
export interface Way {
  readonly key: string
  readonly name: string
  /** The best of all rounds. */
  readonly seconds: number
  readonly rounds: readonly number[]
}

/** Everything a bench found out. */
export interface Measurement {
  readonly size: Size
  readonly ways: readonly Way[]
  /** Seconds by stage of our best run, by way. */
  readonly stages: Readonly<Record<string, unknown>>
  readonly lines: number
  /** Seconds to store the posts and to bring the rollups up to date with them. */
  readonly upkeep: { readonly posts: number; readonly rollups: number }
  /** Whether rollups and raw posts came to the same facts and results. */
  readonly agree: boolean
  readonly nodeMegabytes: number
}

/** Generates a data set and measures floors and ours side by side: each round runs every way once, so that noise falls on all. */
export async function measure(
  size: Size,
  withLoop: boolean,
  tell: (text: string) => void,
): Promise<Measurement> {
  const server = await startThrowaway()
  const stop = () => void server.close().then(() => process.exit(130))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    await migrate(server.url, migrations)
    const database = await openDatabase({ url: server.url, entities: [] })
    try {
      const measured = await measureOn(database.pool, size, tell)
      if (!withLoop) return measured
      tell('the loop')
      return withOrmLoop(measured, await timeOrmLoop(server.url))
    } finally {
      await database.close()
    }
  } finally {
    await server.close()
  }
}

async function measureOn(pool: Pool, size: Size, tell: (text: string) => void): Promise<Measurement> {
  await publishBuiltInEditions(pool)
  const generated = await withClient(pool, (client) => generate(client, size, tell))
  tell('rollups')
  const rollups = await timeUpkeep(pool)
  tell('vacuum')
  await settle(pool)
  const rounds = new Map<string, number[]>()
  const note = (key: string, { seconds, found }: Timed) => {
    mustBeWhole(names[key] ?? key, size, found)
    rounds.set(key, [...(rounds.get(key) ?? []), seconds])
  }
  const stages: Record<string, unknown> = {}
  const digests = new Set<string>()
  let lines = 0
  for (let round = 1; round <= size.rounds; round += 1) {
    tell(`round ${round} of ${size.rounds}`)
    for (const [key, floor] of Object.entries(floors)) {
      note(key, await withClient(pool, (client) => timeFloor(client, floor)))
    }
    for (const factsFrom of Object.values(FactsFrom)) {
      const timed = await timeRun(pool, factsFrom)
      const { run, seconds } = timed
      note(factsFrom, timed)
      if (seconds === Math.min(...(rounds.get(factsFrom) ?? []))) stages[factsFrom] = run.seconds
      digests.add(`${run.factsDigest} ${run.resultDigest}`)
      lines = run.lines
    }
  }
  const nodeMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024)
  return {
    size,
    ways: [...rounds].map(([key, seconds]) => ({
      key,
      name: names[key] ?? key,
      seconds: Math.min(...seconds),
      rounds: seconds,
    })),
    stages,
    lines,
    upkeep: { posts: generated['posts'] ?? 0, rollups },
    agree: digests.size === 1,
    nodeMegabytes,
  }
}

/**
 * Leaves the tables as autovacuum does: who reads an index alone need not look at each row as well. Without the checkpoint VACUUM would
 * mark no page: a throw-away server commits before it has written, and what isn't written yet may not be marked.
 */
async function settle(pool: Pool): Promise<void> {
  await pool.query('CHECKPOINT')
  await pool.query('VACUUM (ANALYZE)')
}

const names: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(floors).map(([key, floor]) => [key, `floor: ${floor.name}`])),
  rollups: 'ours: from rollups',
  posts: 'ours: from raw posts',
}

/** The loop is timed once, after everything else: it takes minutes. */
const withOrmLoop = (measurement: Measurement, seconds: number): Measurement => ({
  ...measurement,
  ways: [
    ...measurement.ways,
    { key: 'loop', name: 'a loop with an object mapper', seconds, rounds: [seconds] },
  ],
})
