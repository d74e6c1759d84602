import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'

let api: TestApi
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhengmei-demo-'))
  api = await startTestApi({ config: { dataDir } })
  const org = await insertOrg(api.pool, { name: '宿迁市人民政府办公室' })
  for (const role of Object.values(Role))
    await insertPerson(api.pool, { login: role, org, role, name: '某人' })
})
afterAll(async () => {
  await api?.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the viewer', () => {
  it('is nobody without a session', async () => {
    const answer = await api.graphql('{ viewer { person { name } } }')
    expect(answer).toMatchObject({ status: 200, data: { viewer: null }, errors: [], statements: [] })
  })

  it.each([
    [Role.systemAdministrator, [true, false, false, false]],
    [Role.securityAdministrator, [false, false, false, false]],
    [Role.securityAuditor, [false, false, true, false]],
    [Role.officeAdministrator, [true, true, true, true]],
    [Role.inspector, [false, false, true, false]],
    [Role.unitAdministrator, [false, false, false, false]],
    [Role.leader, [false, false, false, true]],
    [Role.reporting, [false, false, false, true]],
    [Role.guidance, [false, false, false, false]],
  ])('%s may import, start, verify, ask what-if: %j', async (role, expected) => {
    const answer = await api.graphql<{ viewer: Record<string, boolean> }>(
      '{ viewer { viewerCanImport viewerCanStartRuns viewerCanVerifyRuns viewerCanAskWhatIf } }',
      {},
      { as: role },
    )
    const { viewerCanImport, viewerCanStartRuns, viewerCanVerifyRuns, viewerCanAskWhatIf } =
      answer.data?.viewer ?? {}
    expect([viewerCanImport, viewerCanStartRuns, viewerCanVerifyRuns, viewerCanAskWhatIf]).toEqual(expected)
  })

  it('has a place, and every appointment in force', async () => {
    const answer = await api.graphql(
      '{ viewer { appointment { role fromOn toOn organisation { name } } appointments { roleTitle { zh } } } }',
      {},
      { as: Role.securityAuditor },
    )
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      viewer: {
        appointment: {
          role: 'SECURITY_AUDITOR',
          fromOn: '2020-01-01',
          toOn: null,
          organisation: { name: '宿迁市人民政府办公室' },
        },
        appointments: [{ roleTitle: { zh: '安全审计员' } }],
      },
    })
  })
})

describe('logins of the demo data', () => {
  const ask = async () =>
    (await api.graphql('{ demoLogins { login password name role { zh } organisation } }')).data
  const file = () => join(dataDir, 'demo-logins.json')

  it.each(['', '{', '{"login":"x"}', '[{"login":7}]'])('are none when their file holds %j', async (text) => {
    await writeFile(file(), text)
    expect(await ask()).toEqual({ demoLogins: [] })
  })

  it('are none without the file', async () => {
    await rm(file(), { force: true })
    expect(await ask()).toEqual({ demoLogins: [] })
  })

  it('are those that still exist, in the file’s order', async () => {
    const logins = ['leader', 'gone', 'inspector'].map((login) => ({
      login,
      password: `p-${login}`,
      name: 'x',
      role: 'y',
    }))
    await writeFile(file(), JSON.stringify(logins))
    const rest = { name: '某人', organisation: '宿迁市人民政府办公室' }
    expect(await ask()).toEqual({
      demoLogins: [
        { login: 'leader', password: 'p-leader', role: { zh: '领导' }, ...rest },
        { login: 'inspector', password: 'p-inspector', role: { zh: '检查员' }, ...rest },
      ],
    })
  })
})
