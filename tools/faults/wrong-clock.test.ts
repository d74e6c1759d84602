import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../boot/start-product.js'
import { ask } from '../testing/databases.js'
import { Product } from './product.js'

const preload = new URL('shifted-clock.mjs', import.meta.url).href
const hour = 3_600_000

let product: Product | undefined
afterEach(() => product?.close())

const startRun = `mutation ($input: StartAssessmentRunInput!) { startAssessmentRun(input: $input) {
  ... on RunStarted { run { id } } ... on Refusal { code message { zh } } } }`
interface Started {
  readonly startAssessmentRun: { readonly run?: { readonly id: string } }
}

/** Columns with an instant, apart from those that come with the data of accounts. */
const instantColumns = `
  SELECT format('%I.%I', n.nspname, c.relname) AS "table", a.attname AS "column"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'timestamptz'::regtype
    AND c.relname NOT IN ('post', 'message', 'finding')`

/** Columns in which an instant stands that only a clock as wrong as this can have told. */
async function toldByWrongClock(url: string, begun: string, shiftMs: number): Promise<readonly string[]> {
  const columns = await ask<{ table: string; column: string }>(url, instantColumns)
  const found: string[] = []
  for (const { table, column } of columns) {
    const shifted = (instant: string) => `${instant} + interval '${shiftMs} milliseconds'`
    const rows = await ask(
      url,
      `SELECT FROM ${table} WHERE "${column}" BETWEEN ${shifted(`timestamptz '${begun}'`)} AND ${shifted('clock_timestamp()')} LIMIT 1`,
    )
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

// More than a day, so that what is due in a day from now is not taken for it.
describe.each([
  ['a day ahead', 26 * hour],
  ['a day behind', -26 * hour],
])('with clocks of API and worker %s', (_, shiftMs) => {
  it('everything that is due, expires or is cut off goes by the clock of the database', async () => {
    const shifted = { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT_MS: String(shiftMs) }
    product = await Product.ofDemo(shifted)
    const url = product.databaseUrl
    const [now] = await ask<{ begun: string }>(url, 'SELECT now()::text AS begun')
    const begun = now?.begun ?? ''

    // Signed in, and still so: the session neither began in the future nor is over already.
    const viewer = await product.graphql<{ viewer: unknown }>('office', '{ viewer { person { login } } }')
    expect(viewer).toMatchObject({
      status: 200,
      errors: [],
      data: { viewer: { person: { login: 'office' } } },
    })
    const sessions = await ask(
      url,
      `SELECT created_at BETWEEN '${begun}' AND now() AS "beginsNow", expires_at > now() AND expires_at < now() + interval '25 hours' AS "endsInTime"
       FROM session WHERE created_at >= '${begun}' OR created_at > now()`,
    )
    expect(sessions).toEqual([{ beginsNow: true, endsInTime: true }])

    // A trial of this year ends where the database's day begins; a worker takes it at once.
    const [scope] = await ask<{ id: string; year: number }>(
      url,
      `SELECT id, extract(year from now() AT TIME ZONE 'Asia/Shanghai')::int AS year FROM org WHERE code = '321300'`,
    )
    const input = { kind: 'TRIAL', scopeId: scope?.id, year: scope?.year, again: true }
    const started = await product.graphql<Started>('office', startRun, { input })
    expect(started).toMatchObject({ status: 200, errors: [], data: { startAssessmentRun: { run: {} } } })
    const id = started.data?.startAssessmentRun.run?.id
    const sealed = async () =>
      (await ask<{ state: string }>(url, `SELECT state FROM assessment_run WHERE id = '${id}'`))[0]?.state ===
      'sealed'
    expect(await eventually(sealed)).toBe(true)
    expect(
      await ask(
        url,
        `SELECT cutoff_at = date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' AS "cutToday"
         FROM assessment_run WHERE id = '${id}'`,
      ),
    ).toEqual([{ cutToday: true }])

    expect(await toldByWrongClock(url, begun, shiftMs)).toEqual([])
  })
})
