import { type Points, points } from '../../kernel/index.js'
import type { InspectionFacts } from './facts.js'
import { type InspectionFinding, judgeInspection } from './judge.js'
import type { InspectionScheme, NamedInspectionRule } from './scheme.js'

/** A deduction of an inspection. */
export interface InspectionLine {
  readonly indicator: string
  readonly occurrences: number
  /** Negative, after the cap of the indicator. */
  readonly points: Points
  readonly evidence: InspectionFinding['evidence']
}

export interface InspectionScore {
  /** `unknown`: what could not be told might decide between the other two. */
  readonly outcome: 'qualified' | 'unqualified' | 'unknown'
  /** Vetoes that hold, in the order of the book. */
  readonly vetoes: readonly InspectionFinding[]
  /** Null when a veto ended the scoring. */
  readonly score: Points | null
  readonly lines: readonly InspectionLine[]
  /** What could not be told; it costs nothing. */
  readonly unknowns: readonly InspectionFinding[]
}

/**
 * The result of checking an account: a veto makes it unqualified and ends the scoring; else the score tells, not below 0.
 * @source SQ 附1 指标说明
 */
export function inspectionScore(scheme: InspectionScheme, facts: InspectionFacts): InspectionScore {
  const vetoFindings = scheme.vetoes.flatMap((rule) => judgeInspection(rule, facts))
  const vetoes = vetoFindings.filter(isFailure)
  const untoldVetoes = vetoFindings.filter(isUnknown)
  if (vetoes.length > 0)
    return { outcome: 'unqualified', vetoes, score: null, lines: [], unknowns: untoldVetoes }

  const judged = scheme.deductions.map((rule) => ({ rule, findings: judgeInspection(rule, facts) }))
  const lines = judged.flatMap(({ rule, findings }) =>
    findings.filter(isFailure).map((finding) => lineOf(scheme, rule, finding)),
  )
  const untold = judged.flatMap(({ findings }) => findings.filter(isUnknown))
  const score = Math.max(0, scheme.start + sumOf(lines)) as Points
  return {
    outcome: outcomeOf(scheme, score, lines, untoldVetoes, untold),
    vetoes,
    score,
    lines,
    unknowns: [...untoldVetoes, ...untold],
  }
}

const isFailure = (finding: InspectionFinding): boolean => finding.verdict === 'fail'
const isUnknown = (finding: InspectionFinding): boolean => finding.verdict === 'unknown'
const sumOf = (lines: readonly InspectionLine[]): number => lines.reduce((sum, line) => sum + line.points, 0)

function lineOf(
  scheme: InspectionScheme,
  { rule }: NamedInspectionRule,
  finding: InspectionFinding,
): InspectionLine {
  const each = rule.kind === 'finding' || rule.kind === 'cadence' ? points(rule.points) : 0
  const taken = Math.min(finding.occurrences * each, scheme.capEach)
  const { indicator, occurrences, evidence } = finding
  return { indicator, occurrences, points: (0 - taken) as Points, evidence }
}

/** Qualified only when nothing that is unknown could change it: no veto, and no deduction up to its cap that leads below the mark. */
function outcomeOf(
  scheme: InspectionScheme,
  score: Points,
  lines: readonly InspectionLine[],
  untoldVetoes: readonly InspectionFinding[],
  untold: readonly InspectionFinding[],
): InspectionScore['outcome'] {
  if (score < scheme.unqualifiedBelow) return 'unqualified'
  if (untoldVetoes.length > 0) return 'unknown'
  const atWorst = untold.reduce((worst, { indicator }) => {
    const taken = lines.find((line) => line.indicator === indicator)?.points ?? 0
    return worst - (scheme.capEach + taken)
  }, score as number)
  return atWorst < scheme.unqualifiedBelow ? 'unknown' : 'qualified'
}
