import { random } from './random.js'

/** How well a unit runs its accounts. `steady` never fails by itself: units of documented cases are steady but for their case. */
export type Tier = 'steady' | 'excellent' | 'good' | 'fair' | 'weak'

export interface Conduct {
  /** Times the usual number of posts. */
  readonly diligence: number
  readonly originalShare: number
  /** Chance of a week without any post. */
  readonly skipsWeek: number
  /** Chance that the answer to a policy question comes late or never. */
  readonly late: number
  /** Findings expected per account and year. */
  readonly typos: number
  readonly faults: number
  readonly grave: number
  /** Findings on the unit expected per year. */
  readonly unmet: number
  readonly noRules: number
  /** Chance that a finding is rectified late, and that it never is. */
  readonly rectifiesLate: number
  readonly neverRectifies: number
}

export const conducts: Readonly<Record<Tier, Conduct>> = {
  steady: {
    diligence: 1.2,
    originalShare: 0.95,
    skipsWeek: 0,
    late: 0,
    typos: 0,
    faults: 0,
    grave: 0,
    unmet: 0,
    noRules: 0,
    rectifiesLate: 0,
    neverRectifies: 0,
  },
  excellent: {
    diligence: 1.25,
    originalShare: 0.85,
    skipsWeek: 0,
    late: 0,
    typos: 0.12,
    faults: 0,
    grave: 0,
    unmet: 0,
    noRules: 0,
    rectifiesLate: 0,
    neverRectifies: 0,
  },
  good: {
    diligence: 1,
    originalShare: 0.72,
    skipsWeek: 0.003,
    late: 0.004,
    typos: 0.5,
    faults: 0.06,
    grave: 0,
    unmet: 0.05,
    noRules: 0,
    rectifiesLate: 0.02,
    neverRectifies: 0,
  },
  fair: {
    diligence: 0.85,
    originalShare: 0.55,
    skipsWeek: 0.014,
    late: 0.02,
    typos: 1.1,
    faults: 0.2,
    grave: 0,
    unmet: 0.2,
    noRules: 0.08,
    rectifiesLate: 0.07,
    neverRectifies: 0.01,
  },
  weak: {
    diligence: 0.7,
    originalShare: 0.42,
    skipsWeek: 0.05,
    late: 0.07,
    typos: 2.1,
    faults: 0.5,
    grave: 0.06,
    unmet: 0.6,
    noRules: 0.3,
    rectifiesLate: 0.18,
    neverRectifies: 0.06,
  },
}

const ladder = ['excellent', 'good', 'fair', 'weak'] as const

/** A unit's tier in a year; most keep theirs, some get better or worse by one step. */
export function tierOf(orgCode: string, year: number, firstYear: number): Tier {
  const draw = random('tier', orgCode).next()
  const step = draw < 0.16 ? 0 : draw < 0.62 ? 1 : draw < 0.89 ? 2 : 3
  const move = year === firstYear ? 0 : random('tier', orgCode, 'move').pick([0, 0, 0, 0, -1, 1])
  return ladder[Math.min(3, Math.max(0, step + move))] ?? 'good'
}
