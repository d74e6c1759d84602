import type { Page } from 'playwright-core'
import { aligned } from '../aligned.js'
import { percentile } from '../load/percentiles.js'

/** Something that a person does to a list and that brings other rows. */
export interface Step {
  readonly name: string
  /** The list is opened anew before. */
  readonly anew?: boolean
  /** Typed into a search box, which waits a moment after the last key. */
  readonly typed?: boolean
  /** What comes before and isn't measured. */
  readonly prepare?: (page: Page) => Promise<void>
  readonly act: (page: Page) => Promise<void>
}

/** How long each step took, from the last key or click to painted rows. */
export interface ListsReport {
  readonly size: { readonly units: number; readonly accounts: number }
  readonly steps: readonly {
    readonly name: string
    readonly typed: boolean
    readonly ms: readonly number[]
  }[]
}

/** The search box waits so long for a further key (`ui/search-box.tsx`). */
const pauseOfTyping = 250
const mostMs = 300

/** Milliseconds of the usual round of a step, without the wait for further keys. */
const usual = ({ typed, ms }: ListsReport['steps'][number]): number =>
  percentile(ms, 0.5) - (typed ? pauseOfTyping : 0)

/** Whether every step stays within the goal as a rule. */
export function goalOfLists({ steps }: ListsReport): {
  readonly reached: boolean
  readonly missed: readonly string[]
} {
  const missed = steps.filter((step) => usual(step) > mostMs).map(({ name }) => name)
  return { reached: missed.length === 0, missed }
}

/** The report as a table for the terminal. */
export function tableOfLists(report: ListsReport): string {
  const rows = report.steps.map((step) => [
    step.name,
    `${usual(step).toFixed(0)} ms`,
    step.typed ? `+ ${pauseOfTyping} ms` : '',
    usual(step) <= mostMs ? 'reached' : 'not reached',
    step.ms.map((ms) => ms.toFixed(0)).join(' '),
  ])
  return [
    `${report.size.accounts} accounts, ${report.size.units} units, seen by whoever sees all; from the last key or click to painted rows`,
    aligned([['step', 'median', 'typing', `goal ≤ ${mostMs} ms`, 'rounds'], ...rows]),
  ].join('\n\n')
}
