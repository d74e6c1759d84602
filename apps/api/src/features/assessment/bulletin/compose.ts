import { bulletinTemplate, filled } from './template.js'

/** A table of the bulletin, its cells as they stand there. */
export interface BulletinTable {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note: string | null
}

/** A numbered part: paragraphs, then tables. */
export interface BulletinSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly BulletinTable[]
}

/** A bulletin in words, before it is set in type. */
export interface Bulletin {
  readonly title: string
  readonly addressed: string
  readonly opening: readonly string[]
  readonly sections: readonly BulletinSection[]
  /** What the run was sealed with, in small type. */
  readonly seal: string
  readonly signed: string
  readonly signedOn: string
}

/** The figures of a bulletin; decimals are said as they are shown. */
export interface BulletinFigures {
  readonly scope: string
  readonly year: number
  readonly rulebook: string
  readonly cutoff: string
  readonly units: number
  readonly accounts: number
  readonly lines: number
  readonly unknowns: number
  /** Null: an official run, which says nothing of itself. */
  readonly notFinal: string | null
  readonly superseded: boolean
  readonly categories: readonly {
    readonly title: string
    readonly units: number
    readonly vetoed: number
    readonly best: string | null
    readonly mean: string | null
    readonly median: string | null
    readonly ranking: readonly {
      readonly rank: number
      readonly unit: string
      readonly accounts: number
      readonly score: string
      readonly final: string
    }[]
  }[]
  readonly commendations: readonly {
    readonly unit: string
    readonly title: string
    readonly level: string
    readonly on: string
  }[]
  readonly unqualified: readonly {
    readonly unit: string
    readonly category: string
    readonly score: string
    readonly veto: { readonly title: string; readonly clause: string } | null
  }[]
  readonly problems: readonly {
    readonly item: string
    readonly clause: string
    readonly accounts: number
    readonly times: number
    readonly points: string
  }[]
  /** Null: nothing to compare with. */
  readonly trend: {
    readonly year: number
    readonly rose: number
    readonly fell: number
    readonly appeared: number
    readonly disappeared: number
    readonly categories: readonly {
      readonly category: string
      readonly before: string
      readonly after: string
      readonly change: string
    }[]
    readonly best: readonly { readonly unit: string; readonly before: number; readonly after: number }[]
  } | null
  readonly seal: {
    readonly run: string
    readonly rulebookDigest: string
    readonly resultDigest: string
    readonly calendar: string
  }
  readonly signedOn: string
}

/** More commendations than these stand in the workbook only. */
const mostCommendations = 30

/** Puts a bulletin into words: the template's, with these figures. */
export function composeBulletin(figures: BulletinFigures): Bulletin {
  const words = bulletinTemplate
  const opening = [filled(words.opening, { ...countsOf(figures) })]
  if (figures.notFinal !== null) opening.push(filled(words.notFinal, { kind: figures.notFinal }))
  if (figures.superseded) opening.push(words.superseded)
  return {
    title: filled(words.title, { scope: figures.scope, year: figures.year }),
    addressed: words.addressed,
    opening,
    sections: [
      section(words.overall.heading, overall(figures)),
      { heading: words.ranking.heading, paragraphs: [], tables: figures.categories.map(rankingOf) },
      section(words.commendations.heading, commendationsOf(figures)),
      section(words.unqualified.heading, unqualifiedOf(figures)),
      section(
        words.problems.heading,
        orNone(
          figures.problems.map((each) => filled(words.problems.one, { ...each })),
          words.problems.none,
        ),
      ),
      section(words.trend.heading, trendOf(figures)),
      section(words.request.heading, [words.request.text]),
    ],
    seal: filled(words.seal, { ...figures.seal }),
    signed: filled(words.signed, { scope: figures.scope }),
    signedOn: figures.signedOn,
  }
}

const section = (heading: string, paragraphs: readonly string[]): BulletinSection => ({
  heading,
  paragraphs,
  tables: [],
})

const orNone = (said: readonly string[], none: string): readonly string[] => (said.length > 0 ? said : [none])

const countsOf = ({ scope, year, rulebook, cutoff, units, accounts, lines, unknowns }: BulletinFigures) => ({
  scope,
  year,
  rulebook,
  cutoff,
  units,
  accounts,
  lines,
  unknowns,
})

const overall = ({ categories }: BulletinFigures): string[] =>
  categories.map(({ title, units, vetoed, best, mean, median }) => {
    const words = bulletinTemplate.overall
    const figures = { category: title, units, mean: mean ?? '—', median: median ?? '—', best: best ?? '—' }
    return filled(words.category, figures) + (vetoed > 0 ? filled(words.vetoedToo, { vetoed }) : '')
  })

function rankingOf({ title, units, ranking }: BulletinFigures['categories'][number]): BulletinTable {
  const words = bulletinTemplate.ranking
  return {
    caption: filled(words.caption, { category: title, units }),
    columns: words.columns,
    rows: ranking.map((each) => [
      String(each.rank),
      each.unit,
      String(each.accounts),
      each.score,
      each.final,
    ]),
    note: ranking.length < units ? filled(words.truncated, { shown: ranking.length }) : null,
  }
}

function commendationsOf({ commendations }: BulletinFigures): readonly string[] {
  const words = bulletinTemplate.commendations
  const said = commendations.slice(0, mostCommendations).map((each) => filled(words.one, { ...each }))
  const more = commendations.length - said.length
  return orNone(more > 0 ? [...said, filled(words.more, { count: more })] : said, words.none)
}

function unqualifiedOf({ unqualified }: BulletinFigures): readonly string[] {
  const words = bulletinTemplate.unqualified
  const said = unqualified.map(({ unit, category, score, veto }) =>
    veto
      ? filled(words.veto, { unit, category, veto: veto.title, clause: veto.clause })
      : filled(words.below, { unit, category, score }),
  )
  return orNone(said, words.none)
}

function trendOf({ trend }: BulletinFigures): readonly string[] {
  const words = bulletinTemplate.trend
  if (trend === null) return [words.none]
  const { year, rose, fell, appeared, disappeared } = trend
  const movers = trend.best.map((each) => filled(words.mover, { ...each }))
  return [
    filled(words.compared, { year, rose, fell, appeared, disappeared }),
    ...trend.categories.map((each) => filled(words.category, { ...each })),
    ...(movers.length > 0 ? [filled(words.best, { list: movers.join('、') })] : []),
  ]
}
