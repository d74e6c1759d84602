import type { ClientBase } from 'pg'
import type { Size } from './sizes.js'

/** The year that is generated and assessed. */
export const benchYear = 2025

/** A fixed pseudo-random whole number from 0 to `below - 1` for a pair of numbers, the same on every machine. */
const random = (a: string, b: string, salt: number, below: string | number): string =>
  `(hashint8extended((${a})::bigint * 1000003 + (${b}), ${salt}) & 2147483647) % ${below}`

const organisations = (size: Size) => `
  INSERT INTO org (id, code, name, kind, path, category)
  SELECT md5('org' || n)::uuid, CASE n WHEN 0 THEN 'CITY' ELSE 'U' || lpad(n::text, 6, '0') END, '单位' || n,
    CASE n WHEN 0 THEN 'government_office' ELSE 'department' END, 'x',
    CASE WHEN n > 0 THEN (array['county', 'municipal_department', 'district_department', 'township'])[1 + n % 4] END
  FROM generate_series(0, ${size.units}) AS n;
  UPDATE org SET parent_id = (SELECT id FROM org WHERE code = 'CITY') WHERE code <> 'CITY';
  UPDATE org SET path = no || '/' WHERE code = 'CITY';
  UPDATE org SET path = (SELECT path FROM org WHERE code = 'CITY') || no || '/' WHERE code <> 'CITY';
  INSERT INTO org_period (org_id, from_on, name, kind, parent_id, category)
    SELECT id, date '0001-01-01', name, kind, parent_id, category FROM org;
  ANALYZE org;
  ANALYZE org_period`

/** One account in 50 opens and one in 50 closes within the year; one in six is a service account with its monthly cadence. */
const accounts = (size: Size) => `
  INSERT INTO account (id, code, org_id, org_path, platform, name, live_on, closed_on)
  SELECT md5('account' || n)::uuid, 'A' || lpad(n::text, 6, '0'), org.id, org.path,
    (array['wechat_subscription', 'weibo', 'douyin', 'wechat_service', 'wechat_subscription', 'toutiao'])[1 + n % 6],
    '账号' || n,
    CASE WHEN n % 50 = 7 THEN date '${benchYear}-03-01' + n % 100 ELSE date '2020-01-01' + n % 900 END,
    CASE WHEN n % 50 = 9 THEN date '${benchYear}-08-01' + n % 100 END
  FROM generate_series(1, ${size.accounts}) AS n
  JOIN org ON org.code = 'U' || lpad((1 + n % ${size.units})::text, 6, '0');
  ANALYZE account`

/** Every fifth account falls silent for some weeks; all have days on which they post more than once. */
const posts = (size: Size) => `
  SELECT ensure_month_partitions('post', '${benchYear}-01-01', '${benchYear}-12-31');
  INSERT INTO post (account_id, external_id, published_at, day, iso_year, iso_week, original)
  SELECT md5('account' || n)::uuid, 'p' || i, (day + time '08:00' + make_interval(mins => (i % 840)::int)) AT TIME ZONE 'Asia/Shanghai',
    day, extract(isoyear FROM day), extract(week FROM day), i % 4 <> 0
  FROM generate_series(1, ${size.accounts}) AS n
  CROSS JOIN LATERAL (SELECT 150 + ${random('n', '0', 1, 313)} AS amount, ${random('n', '0', 2, 300)} AS silent) AS habit
  CROSS JOIN LATERAL generate_series(1, habit.amount) AS i
  CROSS JOIN LATERAL (SELECT (${random('n', 'i', 3, 365)})::integer AS drawn) AS draw
  CROSS JOIN LATERAL (
    SELECT date '${benchYear}-01-01' + CASE
      WHEN n % 5 = 0 AND drawn BETWEEN silent AND silent + 40 THEN (drawn + 45) % 365 ELSE drawn END AS day
  ) AS date`

/** One message in five is a policy enquiry; of these one in seven waits longer than a day and one in forty for ever. */
const messages = (size: Size) => `
  SELECT ensure_month_partitions('message', '${benchYear}-01-01', '${benchYear}-12-31');
  INSERT INTO message (account_id, external_id, received_at, day, kind, replied_at)
  SELECT md5('account' || n)::uuid, 'm' || i, received, (received AT TIME ZONE 'Asia/Shanghai')::date,
    CASE WHEN i % 5 = 0 THEN 'policy_enquiry' ELSE 'advice' END,
    CASE WHEN i % 200 = 5 THEN NULL
      WHEN i % 35 = 0 THEN received + make_interval(mins => (1441 + ${random('n', 'i', 6, 3000)})::int)
      ELSE received + make_interval(mins => (5 + ${random('n', 'i', 7, 1400)})::int) END
  FROM generate_series(1, ${size.accounts}) AS n
  CROSS JOIN generate_series(1, 100) AS i
  CROSS JOIN LATERAL (
    SELECT timestamptz '${benchYear}-01-01 00:00+08' + make_interval(mins => (${random('n', 'i', 5, 525_000)})::int) AS received
  ) AS moment`

const supervision = (size: Size) => `
  INSERT INTO finding (id, code, account_id, found_at, level, indicator, occurrences, notified_at, rectified_at)
  SELECT md5('finding' || n)::uuid, 'F' || lpad(n::text, 7, '0'), md5('account' || 1 + ${random('n', '0', 8, size.accounts)})::uuid,
    found, 'city', (array['operation.typo', 'operation.typo', 'operation.filing_or_function', 'operation.requirement_not_met'])[1 + n % 4],
    1 + n % 3, CASE WHEN n % 2 = 0 THEN found + interval '1 day' END, CASE WHEN n % 4 = 0 THEN found + interval '5 days' END
  FROM generate_series(1, ${size.accounts / 2}) AS n
  CROSS JOIN LATERAL (
    SELECT timestamptz '${benchYear}-01-01 09:00+08' + make_interval(days => (${random('n', '1', 9, 350)})::int) AS found
  ) AS moment;
  INSERT INTO upper_inspection (account_id, level, inspected_on, result)
  SELECT md5('account' || n)::uuid, 'province', date '${benchYear}-05-01' + n % 60, CASE WHEN n % 200 = 0 THEN 'unqualified' ELSE 'qualified' END
  FROM generate_series(10, ${size.accounts}, 10) AS n;
  INSERT INTO commendation (org_id, awarded_on, level, title)
  SELECT md5('org' || n)::uuid, '${benchYear}-10-01', 'local', '先进集体' FROM generate_series(20, ${size.units}, 20) AS n`

const steps: readonly (readonly [name: string, statements: (size: Size) => string])[] = [
  ['organisations', organisations],
  ['accounts', accounts],
  ['posts', posts],
  ['messages', messages],
  ['findings', supervision],
  ['statistics', () => 'ANALYZE post, message, finding'],
]

/**
 * Fills an empty migrated database with one year of data, the same for the same size.
 *
 * @returns seconds of each step.
 */
export async function generate(
  client: ClientBase,
  size: Size,
  tell: (step: string) => void,
): Promise<Readonly<Record<string, number>>> {
  const seconds: Record<string, number> = {}
  await client.query(`SET work_mem = '256MB'`)
  // The rows are right by construction: checking each reference would take longer than making them. No trigger fires either:
  // what those would add, as the history of units, is among the statements.
  await client.query('SET session_replication_role = replica')
  for (const [name, statements] of steps) {
    tell(name)
    const begun = performance.now()
    for (const statement of statements(size).split(/;\s*\n/)) await client.query(statement)
    seconds[name] = (performance.now() - begun) / 1_000
  }
  await client.query('RESET session_replication_role')
  return seconds
}
