import type { Bilingual, Instant } from '@zhengmei/domain/kernel'
import type { RulebookEdition } from '@zhengmei/domain/rulebook'

/** What a run is for: a trial binds nobody, an official one (正式) replaces the former, a what-if changes the rules only. */
export const RunKind = { trial: 'trial', official: 'official', whatIf: 'what_if' } as const
export type RunKind = (typeof RunKind)[keyof typeof RunKind]

/** How far a run is. */
export const RunState = {
  planned: 'planned',
  freezing: 'freezing',
  scoring: 'scoring',
  sealing: 'sealing',
  sealed: 'sealed',
  cancelled: 'cancelled',
  failed: 'failed',
} as const
export type RunState = (typeof RunState)[keyof typeof RunState]

/** A run in one of these states has work left. */
export const runningStates: readonly RunState[] = ['planned', 'freezing', 'scoring', 'sealing']

/** From what the counts of posts are taken; both ways give the same facts. */
export const FactsFrom = { rollups: 'rollups', posts: 'posts' } as const
export type FactsFrom = (typeof FactsFrom)[keyof typeof FactsFrom]

/** A stacked edition of a run, from the root down. */
export interface RunLayer {
  readonly id: string
  readonly version: number
  /** SHA-256 of the edition's canonical JSON when the run was requested. */
  readonly digest: string
  /** The node it is attached to; absent when it was named by whoever asked. */
  readonly nodeCode?: string
  readonly attachedFrom?: string
}

/** A changed value of a what-if. */
export interface RuleChange {
  readonly key: string
  readonly value: RulebookEdition['statements'][number]['value']
}

/** Why a run came to nothing. */
export interface RunFailure {
  readonly code: string
  readonly message: Bilingual
}

/** Seconds that each stage took, by its name. */
export type SecondsByStage = Readonly<Partial<Record<'freeze' | 'score' | 'seal', number>>>

/** A run as it stands. */
export interface Run {
  readonly id: string
  /** Its number in the keys of facts and results. */
  readonly no: number
  readonly kind: RunKind
  /** The node below which units are assessed; null: all there are, which only the command line asks for. */
  readonly scopeOrgId: string | null
  /** Path of that node as it stands now. */
  readonly scopePath: string | null
  readonly year: number
  /** Facts at or after this instant are unknown to the run. */
  readonly cutoffAt: Instant
  readonly editionId: string
  readonly editionVersion: number
  readonly layers: readonly RunLayer[]
  readonly changes: readonly RuleChange[]
  readonly baseRunId: string | null
  /** Whose frozen facts it scores. */
  readonly factsRunNo: number
  readonly factsFrom: FactsFrom
  readonly enquiriesOverHours: number
  readonly state: RunState
  readonly repetition: number
  readonly requestedBy: string | null
  readonly requestedAt: Date
  readonly startedAt: Date | null
  /** When it was sealed, cancelled or failed. */
  readonly endedAt: Date | null
  readonly cancelRequestedAt: Date | null
  readonly unitsTotal: number | null
  readonly accountsTotal: number | null
  readonly unitsDone: number
  readonly accountsDone: number
  readonly lines: number
  readonly unknowns: number
  readonly vetoed: number
  readonly seconds: SecondsByStage
  readonly calendarVersion: string | null
  readonly engineVersion: string | null
  /** SHA-256 of the stacked editions and changes, hexadecimal; so are the other digests. */
  readonly rulebookDigest: string | null
  readonly factsDigest: string | null
  readonly resultDigest: string | null
  readonly failure: RunFailure | null
  readonly supersededBy: string | null
  readonly supersedes: string | null
}
