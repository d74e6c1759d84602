import { defineEntity, MikroORM, p } from '@mikro-orm/postgresql'
import { benchYear } from './generate.js'

const BenchAccount = defineEntity({
  name: 'BenchAccount',
  tableName: 'account',
  properties: { id: p.uuid().primary(), code: p.text(), liveOn: p.date(), closedOn: p.date().nullable() },
})

const BenchPost = defineEntity({
  name: 'BenchPost',
  tableName: 'post',
  properties: {
    accountId: p.uuid().primary(),
    externalId: p.text().primary(),
    day: p.date().primary(),
    isoWeek: p.smallint(),
    original: p.boolean(),
  },
})

const BenchMessage = defineEntity({
  name: 'BenchMessage',
  tableName: 'message',
  properties: {
    accountId: p.uuid().primary(),
    externalId: p.text().primary(),
    day: p.date().primary(),
    kind: p.text(),
    receivedAt: p.datetime(),
    repliedAt: p.datetime().nullable(),
  },
})

const BenchFinding = defineEntity({
  name: 'BenchFinding',
  tableName: 'finding',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid().nullable(),
    code: p.text(),
    foundAt: p.datetime(),
    indicator: p.text(),
    occurrences: p.integer(),
  },
})

const BenchScore = defineEntity({
  name: 'BenchScore',
  tableName: 'bench_score',
  properties: { accountId: p.uuid().primary(), score: p.integer() },
})

const BenchLine = defineEntity({
  name: 'BenchLine',
  tableName: 'bench_line',
  properties: {
    accountId: p.uuid().primary(),
    indicator: p.text().primary(),
    points: p.integer(),
    evidence: p.json<readonly string[]>(),
  },
})

const resultTables = `
  CREATE TABLE bench_score (account_id uuid PRIMARY KEY, score integer NOT NULL);
  CREATE TABLE bench_line (account_id uuid, indicator text, points integer NOT NULL, evidence json NOT NULL,
    PRIMARY KEY (account_id, indicator))`

/**
 * The year as it is commonly written with an object mapper: account by account its posts, messages and findings are loaded as
 * entities and counted in a loop, and its score is saved with its lines. The same three computed rules and findings as in the floors.
 *
 * @returns seconds.
 */
export async function timeOrmLoop(url: string): Promise<number> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [BenchAccount, BenchPost, BenchMessage, BenchFinding, BenchScore, BenchLine],
    ensureDatabase: false,
    debug: false,
  })
  try {
    await orm.em.fork().execute(resultTables)
    const begun = performance.now()
    const accounts = await orm.em.fork().find(BenchAccount, {}, { orderBy: { code: 'asc' } })
    for (const account of accounts) {
      const em = orm.em.fork()
      const accountId = account.id
      const inYear = { $gte: `${benchYear}-01-01`, $lte: `${benchYear}-12-31` }
      const posts = await em.find(BenchPost, { accountId, day: inYear })
      const messages = await em.find(BenchMessage, { accountId, day: inYear })
      const findings = await em.find(BenchFinding, { accountId })
      const lines = [
        ...silentWeeks(new Set(posts.map((post) => post.isoWeek))),
        ...lateReplies(messages),
        ...missingOriginals(posts.filter((post) => post.original).length),
        ...findings.map(({ code, indicator, occurrences }) => ({
          indicator: `${indicator} ${code}`,
          points: -100_000 * occurrences,
          evidence: [code],
        })),
      ]
      for (const line of lines) em.create(BenchLine, { accountId, ...line })
      const taken = lines.reduce((sum, { points }) => sum + points, 0)
      em.create(BenchScore, { accountId, score: Math.max(0, 1_000_000 + taken) })
      await em.flush()
    }
    return (performance.now() - begun) / 1_000
  } finally {
    await orm.close(true)
  }
}

/** A deduction, in hundredths of a hundredth of a point. */
interface Line {
  readonly indicator: string
  readonly points: number
  readonly evidence: readonly string[]
}

const lineOf = (indicator: string, each: number, evidence: readonly string[]): readonly Line[] =>
  evidence.length === 0 ? [] : [{ indicator, points: -each * evidence.length, evidence }]

const silentWeeks = (posted: ReadonlySet<number>): readonly Line[] =>
  lineOf(
    'operation.weekly_update',
    50_000,
    Array.from({ length: 52 }, (_, index) => index + 1)
      .filter((week) => !posted.has(week))
      .map(String),
  )

const hour = 3_600_000

/** Non-working days are weekends only, as in the floors. */
const lateReplies = (
  messages: readonly { kind: string; externalId: string; receivedAt: Date; repliedAt?: Date | null }[],
): readonly Line[] =>
  lineOf(
    'operation.late_reply',
    50_000,
    messages
      .filter(({ kind, receivedAt, repliedAt }) => {
        if (kind !== 'policy_enquiry') return false
        const weekday = new Date(receivedAt.getTime() + 8 * hour).getUTCDay()
        const allowed = weekday === 0 || weekday >= 5 ? 48 * hour : 24 * hour
        return (repliedAt?.getTime() ?? Date.UTC(benchYear, 11, 31, 16)) > receivedAt.getTime() + allowed
      })
      .map(({ externalId }) => externalId),
  )

const missingOriginals = (originals: number): readonly Line[] =>
  originals < 50
    ? [{ indicator: 'content.originals', points: -5_000 * (50 - originals), evidence: [String(originals)] }]
    : []
