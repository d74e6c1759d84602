import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { AssessedCity } from '../../testing/assessed-city.js'
import { insertPerson, testPassword } from '../../testing/fixtures.js'
import { DownloadsFolder, downloadJobs, downloadQueue } from '../features/downloads/index.js'
import { exportCatalogue } from '../platform/exports/index.js'
import { fenceKey, takeFence } from '../platform/jobs/index.js'
import { features } from './features.js'

const exportables = features.flatMap((feature) => feature.exports ?? [])
/** What a citizen wrote, and how they can be reached. */
const personal = { message: '金丝雀：我家住在某小区', phone: '13812345678' }

let city: AssessedCity
let dataDir: string
const secrets: Record<string, string> = { password: testPassword }

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhengmei-canary-'))
  city = await AssessedCity.start()
  const { api } = city
  await insertPerson(api.pool, { login: 'auditor', org: city.city, role: Role.securityAuditor })
  await insertPerson(api.pool, { login: 'security', org: city.city, role: Role.securityAdministrator })
  await insertPerson(api.pool, { login: 'system', org: city.city, role: Role.systemAdministrator })
  await api.pool.query(`update message_body set text = $1 || text`, [
    `${personal.message} ${personal.phone} `,
  ])
  secrets['session'] = (await api.cookieOf('office')).split('=')[1] ?? ''
  const ask = async (as: string, field: string, type: string, input: object, secret: string) => {
    const answer = await api.graphql<Record<string, Record<string, string>>>(
      `mutation ($input: ${type}!) { ${field}(input: $input) { ... on ${secret} ... on Refusal { code } } }`,
      { input },
      { as },
    )
    return Object.values(answer.data?.[field] ?? {})[0] ?? ''
  }
  secrets['link'] = await ask(
    'system',
    'createPerson',
    'CreatePersonInput',
    { login: 'planted', name: '金丝雀', organisationId: city.city.id },
    'PersonInvited { secret }',
  )
  secrets['token'] = await ask(
    'office',
    'createApiToken',
    'CreateApiTokenInput',
    { name: 'canary', days: 7, access: 'READ_ONLY', organisationId: city.city.id },
    'ApiTokenCreated { text }',
  )
  const totp = await api.graphql<{ offerTotp: { secret?: string } }>(
    'mutation { offerTotp { ... on TotpOffered { secret } ... on Refusal { code } } }',
    {},
    { as: 'office' },
  )
  secrets['second factor'] = totp.data?.offerTotp.secret ?? ''
})
afterAll(async () => {
  await city?.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** All that can be read in a file: of an archive, what its parts say. */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path)
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  const zip = await openPromise(path, { lazyEntries: true })
  const parts: string[] = []
  for await (const entry of zip.eachEntry()) parts.push(await text(await zip.openReadStreamPromise(entry)))
  return parts.join('\n')
}

/** Makes a download as a worker does, for the first who may have it, and gives back what it says. */
async function exported(input: {
  readonly kind: string
  readonly format: string
  readonly parameters: object
}): Promise<string> {
  const { api } = city
  let id: string | undefined
  for (const as of ['office', 'system', 'security', 'auditor']) {
    const answer = await api.graphql<{ requestDownload: { download?: { id: string } } | null }>(
      `mutation ($input: RequestDownloadInput!) { requestDownload(input: $input) {
        ... on DownloadRequested { download { id } } ... on Refusal { code } } }`,
      { input: { language: 'ZH', ...input } },
      { as },
    )
    id = answer.data?.requestDownload?.download?.id
    if (id !== undefined) break
  }
  if (id === undefined) throw new Error(`${input.kind} is given to nobody`)
  const folder = new DownloadsFolder(dataDir)
  const jobs = downloadJobs({ pool: api.pool, folder, exports: exportCatalogue(exportables) })
  const fence = await takeFence(api.pool, fenceKey(downloadQueue, id))
  await jobs.perform(id, { fence, signal: new AbortController().signal })
  const { rows } = await api.pool.query<{ state: string; key: string }>(
    'select state, file_key as key from download where id = $1',
    [id],
  )
  expect([input.kind, rows[0]?.state]).toEqual([input.kind, 'done'])
  const files = await readdir(dataDir, { recursive: true })
  const file = files.find((name) => name.includes(rows[0]?.key ?? '-'))
  return textOf(join(dataDir, file ?? ''))
}

/** What has to be said to take out some of the kinds, and what is in them for sure. */
const kinds: Readonly<
  Record<
    string,
    {
      readonly holds: string
      readonly ofRun?: true
      readonly ofPair?: true
      readonly ofCity?: true
      readonly ofAccount?: true
    }
  >
> = {
  accounts: { holds: 'U0000' },
  organisations: { holds: 'U0000' },
  audit: { holds: 'token.create' },
  'assessment.workbook': { holds: '2025', ofRun: true },
  'assessment.bulletin': { holds: '2025', ofRun: true },
  'assessment.ranking': { holds: 'U0000', ofRun: true },
  'assessment.accounts': { holds: 'U0000', ofRun: true },
  'assessment.unit-moves': { holds: 'U0000', ofPair: true },
  'assessment.account-moves': { holds: '现得分', ofPair: true },
  'organisation-tree': { holds: 'U0000', ofCity: true },
  people: { holds: 'planted' },
  tokens: { holds: 'canary' },
  links: { holds: 'planted' },
  messages: { holds: '留言' },
  handovers: { holds: '离任人' },
  imports: { holds: '提交时间' },
  'assessment.runs': { holds: '2025' },
  'account.posts': { holds: '发布时间', ofAccount: true },
  'account.findings': { holds: '问题编号', ofAccount: true },
  'account.scores': { holds: '2025', ofAccount: true },
}

const clean = (content: string): string[] =>
  Object.entries({ ...secrets, ...personal }).flatMap(([name, planted]) =>
    content.includes(planted) ? [name] : [],
  )

it('knows what to look for', () => {
  for (const [name, secret] of Object.entries(secrets))
    expect([name, secret.length > 10]).toEqual([name, true])
})

it.each(exportables.flatMap(({ kind, formats }) => formats.map((format) => [kind, format] as const)))(
  'an export of %s as %s holds no secret and nothing that citizens wrote',
  async (kind, format) => {
    const accountId = await city.accountId('U0000-A0')
    const parameters = {
      ...(kinds[kind]?.ofRun ? { runId: city.official.id } : {}),
      ...(kinds[kind]?.ofPair ? { runId: city.official.id, beforeId: city.official.id } : {}),
      ...(kinds[kind]?.ofCity ? { scopeId: city.city.id } : {}),
      ...(kinds[kind]?.ofAccount ? { accountId } : {}),
    }
    const content = await exported({ kind, format, parameters })
    expect(content).toContain(kinds[kind]?.holds ?? '')
    expect(clean(content)).toEqual([])
  },
)

it.each([
  ['system', '/files/people/people.xlsx', 'planted'],
  ['auditor', '/files/audit/entries.csv', 'token.create'],
  ['office', '/files/runs/RUN/units.csv', 'U0000'],
  ['office', '/files/runs/RUN/accounts.csv', 'U0000'],
  ['office', '/files/runs/RUN/lines.csv', 'bonus.pass_rate'],
  ['office', '/files/runs/RUN/unknown.csv', ''],
])('what %s takes from %s holds no secret and nothing that citizens wrote', async (as, route, holds) => {
  const answer = await fetch(`${city.api.url}${route.replace('RUN', city.official.id)}`, {
    headers: { cookie: await city.api.cookieOf(as) },
  })
  expect(answer.status).toBe(200)
  const path = join(dataDir, 'taken')
  await writeFile(path, Buffer.from(await answer.arrayBuffer()))
  const content = await textOf(path)
  expect(content).toContain(holds)
  expect(clean(content)).toEqual([])
})
