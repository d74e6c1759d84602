import { Role } from '@zhengmei/domain/identity'
import { openDatabase } from '../../api/src/platform/db/index.js'
import { importSuqianMini, performed } from '../../api/testing/assessment.js'
import { insertPerson, type TestOrg, testPassword } from '../../api/testing/fixtures.js'
import type { Product } from './product.js'

export const unit = { login: 'unit', password: testPassword }
export const reporting = { login: 'reporting', password: testPassword }
export const inspector = { login: 'inspector', password: testPassword }
export const reviewer = { login: 'reviewer', password: testPassword }
export const inCharge = { login: 'in-charge', password: testPassword }
export const system = { login: 'system', password: testPassword }
export const leaving = { login: 'leaving', name: '钱有期', password: testPassword }

/**
 * A year with its official result, posts up to today, an enquiry that is overdue, a view that is kept, a sign-in that was refused, and
 * somebody for each role.
 *
 * @returns the id of the office's unit
 */
export async function fillOffice(product: Product): Promise<string> {
  const database = await openDatabase({ url: product.databaseUrl, entities: [] })
  const { pool } = database
  await importSuqianMini(pool)
  const { rows } = await pool.query<TestOrg>(
    `select id, code, path from org where code in ('CITY', 'U0000', 'U0003') order by code`,
  )
  const [city, first, other] = rows
  if (!city || !first || !other) throw new Error('the data set has other units')
  await performed(pool, {
    kind: 'official',
    scopeOrgId: city.id,
    year: 2025,
    rulebook: { id: 'suqian-2021' },
  })
  await insertPerson(pool, { ...unit, org: first, role: Role.unitAdministrator })
  const reporter = await insertPerson(pool, { ...reporting, org: city, role: Role.reporting })
  await insertPerson(pool, { ...inspector, org: city, role: Role.inspector })
  await insertPerson(pool, { ...reviewer, org: first, role: Role.secondReviewer })
  await insertPerson(pool, { ...inCharge, org: other, role: Role.finalReviewer })
  await insertPerson(pool, { ...system, org: city, role: Role.systemAdministrator })
  await insertPerson(pool, { ...leaving, org: city, role: Role.editor })
  await pool.query(
    `insert into rulebook_attachment (org_id, edition_id, edition_version, attached_from) values ($1, 'suqian-2021', 1, '2021-01-01')`,
    [city.id],
  )
  await pool.query(
    `update account set last_post_on = (now() at time zone 'Asia/Shanghai')::date where code like 'U0000%'`,
  )
  await pool.query(
    `insert into message (account_id, external_id, received_at, day, kind)
     select id, 'J-1', '2025-06-10T01:00:00Z', '2025-06-10', 'policy_enquiry' from account where code = 'U0003-A0'`,
  )
  await pool.query(`update account set unreplied_messages = unreplied_messages + 1 where code = 'U0003-A0'`)
  await pool.query(
    `insert into list_view (id, list, name, query, owner_id) values (gen_random_uuid(), 'accounts', '微博账号', 'platforms=WEIBO', $1)`,
    [reporter.id],
  )
  await database.close()
  await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
      variables: { input: { login: leaving.login, password: 'not this one' } },
    }),
  })
  return city.id
}
