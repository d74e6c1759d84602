import { aligned } from '../aligned.js'
import type { Noted } from './crowd.js'
import { counted, percentile } from './percentiles.js'

/** One stretch of the measurement. */
export interface Phase {
  readonly name: string
  readonly perSecond: number
  readonly seconds: number
  readonly noted: readonly Noted[]
}

/** All that a measurement came to. */
export interface LoadReport {
  readonly phases: readonly Phase[]
  readonly memory: readonly { readonly service: string; readonly megabytes: number }[]
  readonly followers: { readonly asked: number; readonly answered: number; readonly lost: number }
  /** Seconds after the load until each kind was answered again in two; null: not within a minute. */
  readonly recoveredAfter: number | null
  /** What the check of the audit chain said, and whether it was content. */
  readonly chain: { readonly intact: boolean; readonly said: string }
}

/** Sent away on purpose, with when to come again. */
export const isSentAway = ({ status }: Pick<Noted, 'status'>): boolean => status === 429 || status === 503

/** Goals of a load that is ten times the usual one. */
export interface LoadGoal {
  readonly name: string
  readonly measured: string
  readonly reached: boolean
}

const longestAdmittedMs = 2_000
const longestRecovery = 30

/** @returns goals: of the heaviest phase, of memory, of what came afterwards. */
export function goalsOfLoad({ phases, memory, followers, recoveredAfter, chain }: LoadReport): LoadGoal[] {
  const heaviest = phases.toSorted((one, other) => other.perSecond - one.perSecond)[0]
  const noted = heaviest?.noted ?? []
  const p95 = percentile(
    noted.filter((each) => !isSentAway(each)).map(({ ms }) => ms),
    0.95,
  )
  const faults = noted.filter((each) => !isSentAway(each) && each.code !== null)
  const api = memory.filter(({ service }) => service === 'API').map(({ megabytes }) => megabytes)
  const [early, late] = [api.slice(0, Math.ceil(api.length / 2)), api.slice(Math.floor(api.length / 2))]
  const [most, mostLate] = [Math.max(0, ...early), Math.max(0, ...late)]
  return [
    {
      name: 'admitted: p95 ≤ 2 s',
      measured: `${Math.round(p95)} ms`,
      reached: noted.length > 0 && p95 <= longestAdmittedMs,
    },
    {
      name: 'the others sent away by 429 or 503, everybody else answered as asked',
      measured: `${noted.filter(isSentAway).length} sent away, ${faults.length} not answered`,
      reached: faults.length === 0,
    },
    {
      name: 'memory of the API level: second half ≤ 1.2 × first',
      measured: `${most} → ${mostLate} MB`,
      reached: api.length > 0 && mostLate <= most * 1.2,
    },
    {
      name: 'subscriptions stay open',
      measured: `${followers.answered} of ${followers.asked} answered, ${followers.lost} lost`,
      reached: followers.answered === followers.asked && followers.lost === 0,
    },
    {
      name: 'answers everything again within 30 s',
      measured: recoveredAfter === null ? 'not within a minute' : `${recoveredAfter.toFixed(1)} s`,
      reached: recoveredAfter !== null && recoveredAfter <= longestRecovery,
    },
    { name: 'audit chain verifies', measured: chain.said, reached: chain.intact },
  ]
}

/** The measurement as tables for the terminal. */
export function tableOfLoad(report: LoadReport): string {
  const parts = report.phases.flatMap(({ name, perSecond, seconds, noted }) => {
    const admitted = noted.filter((each) => !isSentAway(each))
    const rows = counted(noted.map(({ kind }) => kind)).map(([kind]) => rowOf(kind, noted))
    return [
      `${name}: ${perSecond}/s for ${seconds} s, ${noted.length} requests, ${admitted.length} admitted`,
      aligned([['', 'asked', 'sent away', 'p50', 'p95', 'p99', 'max'], ...rows, rowOf(null, noted)]),
      `codes: ${codesOf(noted)}`,
    ]
  })
  const memory = [...new Set(report.memory.map(({ service }) => service))].map((service) => {
    const own = report.memory.filter((each) => each.service === service).map(({ megabytes }) => megabytes)
    return `${service} ${own[0]} → ${own.at(-1)} MB, median ${percentile(own, 0.5)}, most ${Math.max(...own)}`
  })
  const goals = goalsOfLoad(report).map(({ name, measured, reached }) => [
    name,
    measured,
    reached ? 'reached' : 'not reached',
  ])
  return [
    ...parts,
    `memory: ${memory.join('; ') || 'unknown'}`,
    aligned([['goal', 'measured', ''], ...goals]),
  ].join('\n\n')
}

function rowOf(kind: string | null, all: readonly Noted[]): string[] {
  const noted = kind === null ? all : all.filter((each) => each.kind === kind)
  const admitted = noted.filter((each) => !isSentAway(each)).map(({ ms }) => ms)
  const at = (part: number) => `${Math.round(percentile(admitted, part))} ms`
  const away = String(noted.length - admitted.length)
  return [kind ?? 'all', String(noted.length), away, at(0.5), at(0.95), at(0.99), at(1)]
}

const codesOf = (noted: readonly Noted[]): string =>
  counted(noted.map(({ status, code }) => `${status}${code === null ? '' : ` ${code}`}`))
    .map(([code, count]) => `${code} × ${count}`)
    .join(', ')
