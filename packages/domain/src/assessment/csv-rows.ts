import { formatFraction, formatPoints } from '../kernel/index.js'
import type { AccountScore, Evidence, RankedUnit, UnitScore } from './results.js'
import type { AnnualScheme } from './scheme.js'

/** A row of cells as they stand in the file, before any quoting. */
export type CsvRow = readonly string[]

export const unitsHeader: CsvRow = [
  'org_code',
  'category',
  'veto',
  'accounts',
  'unit_score',
  'final_score',
  'rank',
]
export const linesHeader: CsvRow = [
  'account_id',
  'org_code',
  'indicator',
  'occurrences',
  'points',
  'evidence',
]
export const unknownsHeader: CsvRow = ['account_id', 'org_code', 'indicator', 'evidence']

/** One `deduction_…` column for each group of the book. */
export const accountsHeader = (scheme: AnnualScheme): CsvRow => [
  'account_id',
  'org_code',
  ...scheme.groups.map((group) => `deduction_${group.name}`),
  'bonus',
  'score',
]

/** Row of `units.csv`. */
export const unitRow = (unit: UnitScore, ranked: Pick<RankedUnit, 'final' | 'rank'>): CsvRow => [
  unit.code,
  unit.category,
  unit.veto ?? '',
  String(unit.accounts.length),
  formatFraction(unit.score),
  formatFraction(ranked.final),
  String(ranked.rank),
]

/** Rows of `accounts.csv` for one unit. */
export const accountRows = (scheme: AnnualScheme, unit: UnitScore): CsvRow[] =>
  byId(unit.accounts).map((account) => [
    account.accountId,
    unit.code,
    ...scheme.groups.map((group) =>
      formatPoints(account.deductions[group.name] ?? (0 as AccountScore['bonus'])),
    ),
    formatPoints(account.bonus),
    formatPoints(account.score),
  ])

/** Rows of `lines.csv` for one unit, its own lines first. A veto is no line there: it stands in `units.csv`. */
export function lineRows(unit: UnitScore): CsvRow[] {
  const own = unit.veto === null ? unit.lines : []
  return [
    ...own.map((line) => lineRow('', unit.code, line)),
    ...byId(unit.accounts).flatMap((account) =>
      byIndicator(account.lines).map((line) => lineRow(account.accountId, unit.code, line)),
    ),
  ]
}

const lineRow = (accountId: string, code: string, line: AccountScore['lines'][number]): CsvRow => [
  accountId,
  code,
  line.indicator,
  String(line.occurrences),
  formatPoints(line.points),
  evidenceText(line.evidence),
]

/** Rows of `unknown.csv` for one unit. */
export const unknownRows = (unit: UnitScore): CsvRow[] =>
  byId(unit.accounts).flatMap((account) =>
    byIndicator(account.unknowns).map(({ indicator, evidence }) => [
      account.accountId,
      unit.code,
      indicator,
      evidenceText(evidence),
    ]),
  )

/** Ids joined by `;`, each but a finding's with its kind before it: `F00012;F00013`, `week:2025-W07`, `originals:42/50`. */
export const evidenceText = ({ kind, keys }: Evidence): string =>
  (kind === 'finding' ? keys : keys.map((key) => `${kind}:${key}`)).join(';')

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byId = (accounts: readonly AccountScore[]): AccountScore[] =>
  [...accounts].sort((a, b) => byText(a.accountId, b.accountId))

const byIndicator = <Line extends { readonly indicator: string }>(lines: readonly Line[]): Line[] =>
  [...lines].sort((a, b) => byText(a.indicator, b.indicator))
