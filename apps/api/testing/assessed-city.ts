import { Role } from '@zhengmei/domain/identity'
import type { Run, RunRequest } from '../src/features/assessment/index.js'
import { importSuqianMini, performed, suqian2025 } from './assessment.js'
import { insertPerson, type TestOrg } from './fixtures.js'
import { startTestApi, type TestApi } from './test-api.js'

/**
 * The product with the small data set of Suqian and its official run of 2025. People: `office` of the city, `unit` of U0000 and
 * `neighbour` of U0003.
 */
export class AssessedCity {
  private constructor(
    readonly api: TestApi,
    readonly city: TestOrg,
    readonly unit: TestOrg,
    readonly official: Run,
  ) {}

  static async start(): Promise<AssessedCity> {
    const api = await startTestApi()
    await importSuqianMini(api.pool)
    const city = await orgIn(api, 'CITY')
    const unit = await orgIn(api, 'U0000')
    await insertPerson(api.pool, { login: 'office', org: city, role: Role.officeAdministrator })
    await insertPerson(api.pool, { login: 'unit', org: unit, role: Role.unitAdministrator })
    const neighbour = await orgIn(api, 'U0003')
    await insertPerson(api.pool, { login: 'neighbour', org: neighbour, role: Role.unitAdministrator })
    const official = await performed(api.pool, { ...suqian2025, scopeOrgId: city.id })
    return new AssessedCity(api, city, unit, official)
  }

  close(): Promise<void> {
    return this.api.close()
  }

  /** Another run of the city, performed. */
  run(change: Partial<RunRequest>): Promise<Run> {
    return performed(this.api.pool, { ...suqian2025, scopeOrgId: this.city.id, ...change })
  }

  org(code: string): Promise<TestOrg> {
    return orgIn(this.api, code)
  }

  async accountId(code: string): Promise<string> {
    const { rows } = await this.api.pool.query<{ id: string }>('SELECT id FROM account WHERE code = $1', [
      code,
    ])
    if (!rows[0]) throw new Error(`no account ${code}`)
    return rows[0].id
  }
}

async function orgIn(api: TestApi, code: string): Promise<TestOrg> {
  const { rows } = await api.pool.query<TestOrg>('SELECT id, code, path FROM org WHERE code = $1', [code])
  if (!rows[0]) throw new Error(`no organisation ${code}`)
  return rows[0]
}
