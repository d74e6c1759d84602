import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Role } from '@zhengmei/domain/identity'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { carelessExport, SlowExport } from '../../../testing/test-exports.js'
import { features } from '../../app/features.js'
import { exportCatalogue } from '../../platform/exports/index.js'
import { fenceKey, takeFence } from '../../platform/jobs/index.js'
import { mostUnderWay } from './download.js'
import { findDownload } from './download.repository.js'
import { performDownload } from './download-jobs.js'
import { DownloadsFolder, downloadQueue, sweepDownloads } from './index.js'

let api: TestApi
let dataDir: string
let city: TestOrg
let county: TestOrg
const people: Record<string, { id: string; appointmentId: string }> = {}

const slow = new SlowExport()
const tested = [...features, { resolvers: [], exports: [carelessExport, slow.declared] }]
const exports = exportCatalogue(tested.flatMap((feature) => feature.exports ?? []))

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhengmei-downloads-'))
  api = await startTestApi({ features: tested, config: { dataDir } })
  city = await insertOrg(api.pool, { code: 'C1', name: '宿迁市' })
  county = await insertOrg(api.pool, { parent: city, code: 'C2', name: '沭阳县' })
  await insertAccount(api.pool, city, { code: '000123', name: '宿迁发布', platform: 'weibo' })
  await insertAccount(api.pool, county, {
    code: '321302199001011234',
    name: '=HYPERLINK("http://x","沭阳")',
    platform: 'douyin',
    liveOn: '2020-05-01',
    closedOn: '2025-06-01',
  })
  for (const [login, org, role] of [
    ['city', city, Role.officeAdministrator],
    ['county', county, Role.unitAdministrator],
    ['auditor', city, Role.securityAuditor],
    ['gone', county, Role.unitAdministrator],
    ['moved', county, Role.unitAdministrator],
    ['busy', county, Role.unitAdministrator],
  ] as const)
    people[login] = await insertPerson(api.pool, { login, org, role })
})
afterAll(async () => {
  await api?.close()
  await rm(dataDir, { recursive: true, force: true })
})

interface Shown {
  id: string
  state: string
  url: string | null
  rows: number | null
  fileName: string
  failure: { code: string } | null
  filters: { what: { zh: string }; to: { zh: string } }[]
}
const shown = 'id state url rows fileName failure { code } filters { what { zh } to { zh } }'

async function request(as: string, input: Record<string, unknown>) {
  const answer = await api.graphql<{
    requestDownload: { __typename: string; code?: string; download?: Shown }
  }>(
    `mutation ($input: RequestDownloadInput!) { requestDownload(input: $input) {
       __typename ... on Refusal { code } ... on DownloadRequested { download { ${shown} } } } }`,
    { input: { kind: 'accounts', format: 'xlsx', language: 'ZH', ...input } },
    { as },
  )
  return { errors: answer.errors.map((error) => error.extensions.code), ...answer.data?.requestDownload }
}

const folder = () => new DownloadsFolder(dataDir)
const fence = (id: string) => takeFence(api.pool, fenceKey(downloadQueue, id))

async function make(id: string) {
  await performDownload({ pool: api.pool, folder: folder(), exports }, id, {
    fence: await fence(id),
    signal: new AbortController().signal,
  })
  return findDownload(api.pool, id)
}

async function made(as: string, input: Record<string, unknown> = {}) {
  const { download } = await request(as, input)
  const row = download && (await make(download.id))
  expect(row?.state).toBe('done')
  return download?.id ?? ''
}

const fetchFile = async (as: string | null, id: string) =>
  fetch(`${api.url}/files/downloads/${id}`, {
    headers: as === null ? {} : { cookie: await api.cookieOf(as) },
  })

async function workbookOf(answer: Response) {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(await answer.arrayBuffer())
  return workbook
}
/** Cells of a sheet by rows. */
function cellsOf(sheet: exceljs.Worksheet | undefined): exceljs.CellValue[][] {
  const rows: exceljs.CellValue[][] = []
  sheet?.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : []))
  return rows
}

describe('a list', () => {
  it('becomes a workbook that says what it is, and keeps ids, days and would-be formulas as they are', async () => {
    const id = await made('city', { parameters: { scopeId: county.id, platform: 'DOUYIN' } })
    const answer = await fetchFile('city', id)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="accounts-\d{8}-\d{4}\.xlsx"; filename\*=UTF-8''%E8%B4%A6%E5%8F%B7%E5%88%97%E8%A1%A8%20\d{8}-\d{4}\.xlsx$/,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const workbook = await workbookOf(answer)
    const [list, about] = workbook.worksheets
    expect(cellsOf(list)?.[1]?.slice(0, 4)).toEqual([
      '321302199001011234',
      '=HYPERLINK("http://x","沭阳")',
      '抖音',
      '沭阳县',
    ])
    expect(list?.getCell('B2').type).toBe(exceljs.ValueType.String)
    expect(list?.getCell('H2').value).toEqual(new Date('2020-05-01T00:00:00Z'))
    expect(about?.name).toBe('导出说明')
    const told = Object.fromEntries(cellsOf(about).map(([item, content]) => [String(item), content]))
    expect(told).toMatchObject({
      内容: '账号列表',
      '筛选：单位及其下级': '沭阳县',
      '筛选：平台': '抖音',
      导出人单位: '宿迁市',
      行数: 1,
    })
    expect(told['导出时间（北京时间）']).toBeInstanceOf(Date)
  })

  it('becomes a CSV with the columns asked for, in that order and language', async () => {
    const id = await made('city', { format: 'csv', language: 'EN', columns: ['name', 'code', 'liveOn'] })
    const bytes = Buffer.from(await (await fetchFile('city', id)).arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.subarray(3).toString()).toBe(
      'Name,Code,Live on\r\n宿迁发布,000123,2024-01-01\r\n"\'=HYPERLINK(""http://x"",""沭阳"")",321302199001011234,2020-05-01\r\n',
    )
  })

  it('of the rows that were ticked holds these, as far as they are one’s own, and says so', async () => {
    const { rows } = await api.pool.query<{ id: string }>('select id from account order by code')
    const parameters = { ids: rows.map(({ id }) => id) }
    const own = { format: 'csv', columns: ['code'], parameters }
    expect(await (await fetchFile('county', await made('county', own))).text()).toMatch(
      /编码\r\n321302199001011234\r\n$/,
    )
    const one = { ...own, parameters: { ids: parameters.ids.slice(0, 1) } }
    expect(await (await fetchFile('city', await made('city', one))).text()).toMatch(/编码\r\n000123\r\n$/)
    expect((await request('city', one)).download?.filters).toEqual([
      { what: { zh: '选中的行' }, to: { zh: '1' } },
    ])
  })

  it('of a county holds what is the county’s, also where an export forgot to ask for no more', async () => {
    const id = await made('county', { kind: 'test.careless', format: 'csv' })
    expect(await (await fetchFile('county', id)).text()).toMatch(/编码\r\n321302199001011234\r\n$/)
    const all = await made('city', { kind: 'test.careless', format: 'csv' })
    expect(await (await fetchFile('city', all)).text()).toMatch(/000123\r\n321302199001011234\r\n$/)
  })

  it('is listed by who asked for it, with what it was filtered by, and by nobody else', async () => {
    const { download } = await request('county', { parameters: { search: '沭阳' } })
    expect(download?.filters).toEqual([{ what: { zh: '名称或编码' }, to: { zh: '沭阳' } }])
    const list = async (as: string) => {
      const answer = await api.graphql<{ myDownloads: { totalCount: number; nodes: { id: string }[] } }>(
        '{ myDownloads(first: 1) { totalCount nodes { id } } myDownloadsState { underWay ready } }',
        {},
        { as },
      )
      expect(answer.errors).toEqual([])
      return answer.data?.myDownloads.nodes.map(({ id }) => id)
    }
    expect(await list('county')).toEqual([download?.id])
    expect(await list('auditor')).toEqual([])
  })

  it('is narrowed to states and ordered by size, page by page', async () => {
    const sizes = async (variables: Record<string, unknown>) => {
      const { data, errors } = await api.graphql<{
        myDownloads: {
          totalCount: number
          pageInfo: { endCursor: string | null; hasNextPage: boolean }
          nodes: { state: string; size: number | null }[]
        }
      }>(
        `query ($states: [DownloadState!], $sort: DownloadSort, $descending: Boolean, $after: String) {
          myDownloads(states: $states, sort: $sort, descending: $descending, first: 2, after: $after) {
            totalCount pageInfo { endCursor hasNextPage } nodes { state size }
          } }`,
        variables,
        { as: 'city' },
      )
      expect(errors).toEqual([])
      if (!data) throw new Error('no answer')
      return data.myDownloads
    }
    const all: (number | null)[] = []
    let page = await sizes({ sort: 'SIZE', descending: false })
    for (;;) {
      all.push(...page.nodes.map(({ size }) => size))
      if (!page.pageInfo.hasNextPage) break
      page = await sizes({ sort: 'SIZE', descending: false, after: page.pageInfo.endCursor })
    }
    expect(all.length).toBeGreaterThan(2)
    expect(all).toHaveLength(page.totalCount)
    expect(all.map((size) => size ?? -1)).toEqual(all.map((size) => size ?? -1).sort((one, two) => one - two))
    const done = await sizes({ states: ['DONE'] })
    expect(done.totalCount).toBeGreaterThan(0)
    expect(done.totalCount).toBeLessThanOrEqual(all.length)
    expect(new Set(done.nodes.map(({ state }) => state))).toEqual(new Set(['DONE']))
    expect((await sizes({ states: ['EXPIRED'] })).nodes).toEqual([])
  })
})

describe('what is refused', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a kind there is not', { kind: 'nothing' }, 'download/unknown-kind'],
    ['a format it has not', { format: 'docx' }, 'download/bad-format'],
    ['a column it has not', { columns: ['password'] }, 'download/bad-columns'],
    ['a column twice', { columns: ['code', 'code'] }, 'download/bad-columns'],
    ['a filter it has not', { parameters: { where: '1=1' } }, 'download/bad-parameters'],
    ['a filter of another type', { parameters: { search: { $ne: 1 } } }, 'download/bad-parameters'],
    ['a day that is none', { parameters: { liveOn: '2025-02-31' } }, 'download/bad-parameters'],
    ['parameters without end', { parameters: { search: 'x'.repeat(20_000) } }, 'download/bad-parameters'],
  ])('%s', async (_, input, code) => {
    expect(await request('city', input)).toMatchObject({ code })
  })

  it('the unit of another, as one that is not there', async () => {
    expect(await request('county', { parameters: { scopeId: city.id } })).toMatchObject({
      code: 'organisation/not-found',
    })
    expect(
      await request('county', { parameters: { scopeId: '0195b1a0-0000-7000-8000-000000000000' } }),
    ).toMatchObject({ code: 'organisation/not-found' })
  })

  it('what the role may not', async () => {
    expect(await request('county', { kind: 'test.slow', format: 'html' })).toMatchObject({
      errors: ['access/denied'],
    })
  })

  it('another file while three are being made', async () => {
    for (let each = 0; each < mostUnderWay; each += 1) await request('busy', {})
    expect(await request('busy', {})).toMatchObject({ code: 'download/too-many-under-way' })
  })
})

describe('a file', () => {
  it('is had by nobody but who asked for it', async () => {
    const id = await made('county')
    expect((await fetchFile('county', id)).status).toBe(200)
    expect((await fetchFile('city', id)).status).toBe(404)
    expect((await fetchFile('city', 'nothing')).status).toBe(404)
    expect((await fetchFile(null, id)).status).toBe(401)
  })

  it('lies under a name by chance that others on the machine can’t read', async () => {
    const row = await findDownload(api.pool, await made('county'))
    const path = join(dataDir, 'downloads', row?.fileKey ?? '')
    expect(row?.fileKey).toMatch(/^[\w-]{32}$/)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'downloads'))).mode & 0o777).toBe(0o700)
  })

  it('is in the trail: who asked for what, what was made, who took it out', async () => {
    const id = await made('county', { parameters: { search: '沭' } })
    await fetchFile('county', id)
    const { rows } = await api.pool.query<{ action: string; after: unknown }>(
      'select action, after from audit_entry where object_id = $1 order by id',
      [id],
    )
    expect(rows.map((row) => row.action)).toEqual(['download.request', 'download.make', 'download.fetch'])
    expect(rows[0]?.after).toMatchObject({ kind: 'accounts', parameters: { search: '沭' } })
    expect(rows[2]?.after).toMatchObject({ kind: 'accounts', rows: 1 })
  })

  it('is not made for somebody whose appointment has ended since it was asked for', async () => {
    const { download } = await request('gone', {})
    const id = download?.id ?? ''
    const end = 'update appointment set to_on = $2 where id = $1'
    await api.pool.query(end, [people['gone']?.appointmentId, '2025-01-01'])
    const row = await make(id)
    await api.pool.query(end, [people['gone']?.appointmentId, null])
    expect(row).toMatchObject({ state: 'failed', failure: { code: 'download/no-longer-allowed' } })
  })

  it('is not given out any more when the appointment has moved or the role may no longer', async () => {
    const id = await made('moved')
    expect((await fetchFile('moved', id)).status).toBe(200)
    const sibling = await insertOrg(api.pool, { parent: city })
    const move = 'update appointment set org_id = $2 where id = $1'
    await api.pool.query(move, [people['moved']?.appointmentId, sibling.id])
    const answer = await fetchFile('moved', id)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('download/no-longer-allowed')
    // And back: what it holds is theirs again.
    await api.pool.query(move, [people['moved']?.appointmentId, county.id])
    expect((await fetchFile('moved', id)).status).toBe(200)
  })

  it('is not made when it was cancelled, and not half', async () => {
    const { download } = await request('auditor', { kind: 'test.slow', format: 'html' })
    const id = download?.id ?? ''
    const before = await readdir(join(dataDir, 'downloads'))
    const making = make(id)
    await slow.begun
    const answer = await api.graphql<{ cancelDownload: { download: Shown } }>(
      `mutation ($id: ID!) { cancelDownload(id: $id) { ... on DownloadCancelled { download { ${shown} } } } }`,
      { id },
      { as: 'auditor' },
    )
    expect(answer.errors).toEqual([])
    expect((await making)?.state).toBe('cancelled')
    expect(await readdir(join(dataDir, 'downloads'))).toEqual(before)
  })

  it('that was deleted is gone, and that has had its time too', async () => {
    const [deleted, expired, kept] = [await made('city'), await made('city'), await made('city')]
    const remove = (as: string, id: string) =>
      api.graphql<{ deleteDownload: { __typename: string; code?: string } }>(
        'mutation ($id: ID!) { deleteDownload(id: $id) { __typename ... on Refusal { code } } }',
        { id },
        { as },
      )
    expect((await remove('county', deleted)).data?.deleteDownload).toMatchObject({
      code: 'download/not-found',
    })
    expect((await remove('city', deleted)).data?.deleteDownload.__typename).toBe('DownloadDeleted')
    await api.pool.query(`update download set expires_at = now() - interval '1 s' where id = $1`, [expired])
    const orphan = join(dataDir, 'downloads', `${'o'.repeat(32)}.part`)
    await writeFile(orphan, 'of a worker that was killed')
    const anHourAgo = new Date(Date.now() - 2 * 3_600_000)
    await utimes(orphan, anHourAgo, anHourAgo)
    const key = (await findDownload(api.pool, expired))?.fileKey ?? ''
    await utimes(join(dataDir, 'downloads', key), anHourAgo, anHourAgo)
    await sweepDownloads(api.pool, folder())
    expect(
      await Promise.all([deleted, expired, kept].map(async (id) => (await fetchFile('city', id)).status)),
    ).toEqual([404, 404, 200])
    const left = await readdir(join(dataDir, 'downloads'))
    expect(left).not.toContain(key)
    expect(left).not.toContain(`${'o'.repeat(32)}.part`)
    expect((await findDownload(api.pool, expired))?.state).toBe('expired')
  })

  it('is made by the later attempt alone when a worker was taken for dead', async () => {
    const { download } = await request('city', {})
    const id = download?.id ?? ''
    const stale = await fence(id)
    expect((await make(id))?.state).toBe('done')
    const before = await findDownload(api.pool, id)
    await performDownload({ pool: api.pool, folder: folder(), exports }, id, {
      fence: stale,
      signal: new AbortController().signal,
    })
    expect(await findDownload(api.pool, id)).toEqual(before)
  })
})
