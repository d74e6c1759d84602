import { aligned } from './aligned.js'
import type { Measurement, Way } from './measure.js'

/** What the product has set out to reach, and what it came to. */
interface Goal {
  readonly name: string
  readonly goal: string
  readonly measured: string
  readonly reached: boolean
}

/** The measurement as a table for the terminal. */
export function tableOf(measurement: Measurement): string {
  const { size, ways, upkeep } = measurement
  const fastest = ways.find((way) => way.key === 'arrays')
  const rows = ways.map((way) => [
    way.name,
    `${way.seconds.toFixed(3)} s`,
    fastest ? `${(way.seconds / fastest.seconds).toFixed(2)} ×` : '',
    way.rounds.map((seconds) => seconds.toFixed(2)).join(' '),
  ])
  const goals = goalsOf(measurement).map((goal) => [
    goal.name,
    goal.goal,
    goal.measured,
    goal.reached ? 'reached' : 'not reached',
  ])
  return [
    `${size.name}: ${size.accounts} accounts, ${size.units} units, ${size.posts} posts (about), ${size.messages} messages; ${measurement.lines} lines`,
    aligned([['way', 'best', 'of arrays', 'rounds'], ...rows]),
    aligned([['goal', '', 'measured', ''], ...goals]),
    `stages of our best runs: ${JSON.stringify(measurement.stages)}`,
    `posts stored in ${upkeep.posts.toFixed(2)} s, rollups in ${upkeep.rollups.toFixed(2)} s`,
    measurement.agree ? 'rollups and raw posts agree to the last line' : 'ROLLUPS AND RAW POSTS DISAGREE',
  ].join('\n\n')
}

/** The goals, with the ratios taken within this one run. */
export function goalsOf({ ways, nodeMegabytes, upkeep }: Measurement): readonly Goal[] {
  return [
    ratio('facts, scores, lines from rollups', ways, 'rollups', 'arrays', 2),
    ratio('facts, scores, lines from raw posts', ways, 'posts', 'bits', 1.5),
    {
      name: 'rollup upkeep at ingest',
      goal: '≤ 15 %',
      measured: `${((upkeep.rollups / upkeep.posts) * 100).toFixed(1)} %`,
      reached: upkeep.rollups <= upkeep.posts * 0.15,
    },
    {
      name: 'memory of Node',
      goal: '≤ 200 MB',
      measured: `${nodeMegabytes} MB`,
      reached: nodeMegabytes <= 200,
    },
    ...timesTheLoop(ways),
  ]
}

/** How many times as fast as the loop our run is, if the loop was timed. */
function timesTheLoop(ways: readonly Way[]): readonly Goal[] {
  const loop = ways.find((way) => way.key === 'loop')
  const ours = ways.find((way) => way.key === 'rollups')
  if (!loop || !ours) return []
  const times = loop.seconds / ours.seconds
  return [
    {
      name: 'a loop with an object mapper takes',
      goal: '≥ 200 × ours',
      measured: `${times.toFixed(0)} ×`,
      reached: times >= 200,
    },
  ]
}

function ratio(name: string, ways: readonly Way[], ours: string, floor: string, most: number): Goal {
  const secondsOf = (key: string) => ways.find((way) => way.key === key)?.seconds ?? Number.NaN
  const measured = secondsOf(ours) / secondsOf(floor)
  return {
    name,
    goal: `≤ ${most} × ${floor}`,
    measured: `${measured.toFixed(2)} ×`,
    reached: measured <= most,
  }
}
