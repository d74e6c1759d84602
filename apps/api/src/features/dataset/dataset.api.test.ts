import { fileNames, type RowError } from '@zhengmei/domain/dataset'
import { Role } from '@zhengmei/domain/identity'
import exceljs from 'exceljs'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowCounts } from '../../../testing/data-set.js'
import { insertOrg, insertPerson } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { type JobWorker, startJobWorker } from '../../platform/jobs/index.js'
import { importJobs } from './index.js'

let api: TestApi
let worker: JobWorker

beforeAll(async () => {
  api = await startTestApi()
  const root = await insertOrg(api.pool, { code: 'CITY', kind: 'government_office' })
  const unit = await insertOrg(api.pool, { code: 'U1', parent: root })
  await insertPerson(api.pool, { login: 'office', org: root, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'unit', org: unit, role: Role.officeAdministrator })
  await insertPerson(api.pool, { login: 'reader', org: root, role: Role.leader })
  await insertPerson(api.pool, { login: 'system', org: root, role: Role.systemAdministrator })
  const { rows } = await api.pool.query<{ name: string }>('select current_database() as name')
  const url = api.database.pool.options.connectionString ?? ''
  expect(url).toContain(rows[0]?.name)
  worker = await startJobWorker({
    url,
    pool: api.pool,
    handlers: [importJobs(api.pool)],
    log: pino({ level: 'silent' }),
  })
})
afterAll(async () => {
  await worker?.stop()
  await api?.close()
})

type Upload = Readonly<Record<string, string | Uint8Array>>

async function post(files: Upload, as: string | undefined = 'office'): Promise<Response> {
  const form = new FormData()
  for (const [name, content] of Object.entries(files))
    form.append('file', new Blob([Buffer.from(content)]), name)
  return fetch(`${api.url}/files`, {
    method: 'POST',
    body: form,
    headers: { origin: api.url, ...(as ? { cookie: await api.cookieOf(as) } : {}) },
  })
}

async function upload(files: Upload, as = 'office'): Promise<string[]> {
  const response = await post(files, as)
  expect(response.status).toBe(200)
  const body = (await response.json()) as { files: { id: string; name: string; size: number }[] }
  expect(body.files.map(({ name, size }) => [name, size])).toEqual(
    Object.entries(files).map(([name, content]) => [name, Buffer.from(content).length]),
  )
  return body.files.map(({ id }) => id)
}

const download = async (path: string, as = 'office') =>
  fetch(`${api.url}${path}`, { headers: { cookie: await api.cookieOf(as) } })

interface Job {
  readonly id: string
  readonly state: string
  readonly dryRun: boolean
  readonly fileNames: string[]
  readonly files: { file: string; new: number; changed: number; unchanged: number; refused: number }[]
  readonly errorCount: number
  readonly errors: { totalCount: number; nodes: Omit<RowError, 'file'>[] }
  readonly errorsCsvUrl: string | null
  readonly errorsWorkbookUrl: string | null
  readonly progress: { done: number; total: number | null; percent: number | null }
  readonly requestedBy: { login: string }
  readonly viewerCanCancel: boolean
  readonly failure: { code: string } | null
}

const fields = `id state dryRun fileNames files { file new changed unchanged refused } errorCount errors(first: 100) { totalCount nodes { row column value code reason { zh } } }
  errorsCsvUrl errorsWorkbookUrl progress { done total percent } requestedBy { login } viewerCanCancel failure { code }`

const request = async (
  input: { fileIds: string[]; dryRun?: boolean; idempotencyKey?: string },
  as = 'office',
) =>
  api.graphql<{ requestImport: { job?: { id: string; state: string }; code?: string } }>(
    'mutation ($input: RequestImportInput!) { requestImport(input: $input) { ... on ImportRequested { job { id state } } ... on Refusal { code } } }',
    { input: { dryRun: false, ...input } },
    { as },
  )

const jobOf = async (id: string, as = 'office') =>
  (
    await api.graphql<{ importJob: Job | null }>(
      `query ($id: ID!) { importJob(id: $id) { ${fields} } }`,
      { id },
      { as },
    )
  ).data?.importJob

/** The job when it is over. */
async function over(id: string, as = 'office'): Promise<Job> {
  for (;;) {
    const job = await jobOf(id, as)
    if (!job) throw new Error('there is no such job')
    if (!['PLANNED', 'RUNNING'].includes(job.state)) return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function imported(files: Upload, dryRun = false, as = 'office'): Promise<Job> {
  const { data } = await request({ fileIds: await upload(files, as), dryRun }, as)
  return over(data?.requestImport.job?.id ?? '', as)
}

const orgs = 'code,name,kind,parent_code\n'

describe('an import over the API', () => {
  it('is checked by a dry run, saved, and changes nothing the second time', async () => {
    const files = {
      'orgs.csv': `${orgs}X1,单位,department,CITY\n`,
      'accounts.csv': 'id,org_code,platform,name,live_on\nAX,X1,weibo,号,2025-01-01\n',
    }
    const before = await rowCounts(api.pool)
    const dry = await imported(files, true)
    expect(dry).toMatchObject({
      state: 'DONE',
      dryRun: true,
      fileNames: ['orgs.csv', 'accounts.csv'],
      requestedBy: { login: 'office' },
      viewerCanCancel: false,
    })
    expect({ ...(await rowCounts(api.pool)), audit_entry: 0 }).toEqual({ ...before, audit_entry: 0 })
    const real = await imported(files)
    expect(real).toMatchObject({
      state: 'DONE',
      progress: { done: 2, total: 2, percent: 100 },
      errorCount: 0,
      errorsCsvUrl: null,
    })
    expect(real.files).toEqual(dry.files)
    expect(real.files).toEqual([
      { file: 'orgs.csv', new: 1, changed: 0, unchanged: 0, refused: 0 },
      { file: 'accounts.csv', new: 1, changed: 0, unchanged: 0, refused: 0 },
    ])
    const again = await imported(files)
    expect(again.files.map(({ unchanged }) => unchanged)).toEqual([1, 1])
    const { rows } = await api.pool.query(
      `select action, object_id as id, after from audit_entry where action = 'import.save' and object_id = any($1)`,
      [[dry.id, real.id, again.id]],
    )
    expect(rows).toEqual([
      {
        action: 'import.save',
        id: real.id,
        after: { 'orgs.csv': { new: 1, changed: 0 }, 'accounts.csv': { new: 1, changed: 0 } },
      },
    ])
  })

  it('tells what is refused, as a list and as errors.csv with neutral cells', async () => {
    const job = await imported({ 'orgs.csv': `${orgs}=1+1,单位,ministry,CITY\nX2,,department,-X\n` })
    expect(job).toMatchObject({
      state: 'REFUSED',
      errorCount: 3,
      errorsWorkbookUrl: null,
      files: [{ file: 'orgs.csv', new: 0, refused: 2 }],
    })
    expect(job.errors.totalCount).toBe(3)
    expect(job.errors.nodes.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [2, 'kind', 'ministry', 'dataset/not-in-list'],
      [3, 'name', '', 'dataset/required'],
      [3, 'parent_code', '-X', 'dataset/outside-scope'],
    ])
    const response = await download(job.errorsCsvUrl ?? '')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await response.text()).split('\r\n')
    expect(lines[0]).toBe('file,row,column,value,reason')
    expect(lines[2]).toBe('orgs.csv,3,name,,必填项为空')
    expect(lines[3]).toMatch(/^orgs\.csv,3,parent_code,'-X,/)
  })

  it.each([
    ['a page called a table', 'posts.csv', '<html><script>alert(1)</script></html>'],
    ['a picture called a table', 'posts.csv', '<?xml version="1.0"?><svg onload="alert(1)"/>'],
    ['a page called a workbook', 'posts.xlsx', '<html></html>'],
  ])('is not begun by %s: nothing is stored', async (_, name, text) => {
    const count = async () => (await api.pool.query('select count(*) as n from stored_file_chunk')).rows[0]
    const before = await count()
    const form = new FormData()
    form.append('file', new Blob([text]), name)
    const response = await fetch(`${api.url}/files`, {
      method: 'POST',
      body: form,
      headers: { cookie: await api.cookieOf('office') },
    })
    expect([response.status, await response.text()]).toEqual([
      415,
      expect.stringContaining('upload/contents'),
    ])
    expect(await count()).toEqual(before)
  })

  it('is one import for one idempotency key, a hundred times at once', async () => {
    const count = async () =>
      (await api.pool.query<{ n: number }>('select count(*) as n from import_job')).rows[0]?.n ?? 0
    const before = await count()
    const fileIds = await upload({ 'orgs.csv': orgs })
    const ask = (dryRun: boolean) => request({ fileIds, dryRun, idempotencyKey: 'a hundred' })
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(true)))
    expect(new Set(answers.map((answer) => answer.data?.requestImport.job?.id)).size).toBe(1)
    expect(await count()).toBe(before + 1)
    const others = await Promise.all(Array.from({ length: 10 }, () => ask(false)))
    expect(new Set(others.map((answer) => answer.data?.requestImport.code))).toEqual(
      new Set(['idempotency/conflict']),
    )
    expect(await count()).toBe(before + 1)
  })

  it('is one import for one idempotency key', async () => {
    const fileIds = await upload({ 'orgs.csv': orgs })
    const ask = (dryRun: boolean) => request({ fileIds, dryRun, idempotencyKey: 'k' })
    const [one, two] = await Promise.all([ask(false), ask(false)])
    expect(one.data?.requestImport.job?.id).toBe(two.data?.requestImport.job?.id)
    expect((await ask(true)).data?.requestImport.code).toBe('idempotency/conflict')
  })

  it.each<[string, () => Promise<string[]>, string]>([
    ['no file', async () => [], 'dataset/no-files'],
    ['something that is no id', async () => ['1'], 'dataset/file-not-found'],
    ["another person's upload", () => upload({ 'orgs.csv': orgs }, 'unit'), 'dataset/file-not-found'],
    [
      'a workbook beside a CSV file',
      () => upload({ 'orgs.csv': orgs, 'a.xlsx': 'PK' }),
      'dataset/mixed-files',
    ],
  ])('is refused for %s', async (_, fileIds, code) => {
    expect((await request({ fileIds: await fileIds() })).data?.requestImport.code).toBe(code)
  })

  it('is bound to the subtree of whoever asks, and shown to nobody beside it', async () => {
    const job = await imported({ 'orgs.csv': `${orgs}CITY,x,government_office,\n` }, false, 'unit')
    expect(job.errors.nodes.map(({ code }) => code)).toEqual(['dataset/outside-scope'])
    expect((await jobOf(job.id, 'office'))?.id).toBe(job.id)
    const above = await imported({ 'orgs.csv': orgs }, true, 'office')
    expect(await jobOf(above.id, 'unit')).toBeNull()
    expect((await download(`/files/imports/${job.id}/errors.csv`, 'unit')).status).toBe(200)
    expect((await download(`/files/imports/${above.id}/errors.csv`, 'unit')).status).toBe(404)
    const list = await api.graphql<{ importJobs: { nodes: Job[] } }>(
      '{ importJobs(first: 100) { nodes { id } } }',
      {},
      { as: 'unit' },
    )
    expect(list.data?.importJobs.nodes.map(({ id }) => id)).toEqual([job.id])
  })

  it('can not be cancelled when it is over or not there', async () => {
    const job = await imported({ 'orgs.csv': orgs }, true)
    const cancel = (id: string) =>
      api.graphql<{ cancelImport: { job?: { state: string }; code?: string } }>(
        'mutation ($id: ID!) { cancelImport(id: $id) { ... on ImportCancelled { job { state } } ... on Refusal { code } } }',
        { id },
        { as: 'office' },
      )
    expect((await cancel(job.id)).data?.cancelImport.code).toBe('import/over')
    expect((await cancel('00000000-0000-7000-8000-000000000000')).data?.cancelImport.code).toBe(
      'import/not-found',
    )
  })

  it('is cancelled while it waits for another, with nothing saved', async () => {
    const other = await api.pool.connect()
    await other.query('begin; lock table org in share row exclusive mode')
    try {
      const { data } = await request({
        fileIds: await upload({ 'orgs.csv': `${orgs}CX,x,department,CITY\n` }),
      })
      const id = data?.requestImport.job?.id ?? ''
      while ((await jobOf(id))?.state !== 'RUNNING') await new Promise((resolve) => setTimeout(resolve, 50))
      await api.graphql(
        'mutation ($id: ID!) { cancelImport(id: $id) { __typename } }',
        { id },
        { as: 'office' },
      )
      expect((await over(id)).state).toBe('CANCELLED')
    } finally {
      await other.query('rollback')
      other.release()
    }
    expect((await api.pool.query(`select from org where code = 'CX'`)).rowCount).toBe(0)
  })
})

describe('uploads', () => {
  it.each<[string, () => Promise<Response>, number, string]>([
    ['nobody signed in', () => post({ 'orgs.csv': orgs }, ''), 401, 'session/required'],
    ['a role that may not import', () => post({ 'orgs.csv': orgs }, 'reader'), 403, 'access/denied'],
    ['another kind of file', () => post({ 'a.svg': '<svg/>' }), 415, 'upload/kind'],
    ['no file', () => post({}), 400, 'upload/no-files'],
    [
      'too many files',
      () => post(Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}.csv`, '']))),
      400,
      'upload/broken',
    ],
  ])('are refused for %s', async (_, send, status, code) => {
    const before = (await api.pool.query<{ count: number }>('select count(*) from stored_file_chunk')).rows
    const response = await send()
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect([response.status, body.errors[0]?.extensions.code]).toEqual([status, code])
    expect((await api.pool.query('select count(*) from stored_file_chunk')).rows).toEqual(before)
  })

  it('are kept byte for byte, in pieces', async () => {
    const bytes = Buffer.alloc(3_500_000, 'a,"b"\n')
    const [id] = await upload({ 'posts.csv': bytes })
    const { rows } = await api.pool.query<{ pieces: number; same: boolean }>(
      `select count(*) as pieces, sha256(string_agg(bytes, '' order by no)) = (select sha256 from stored_file where id = $1) as same from stored_file_chunk where file_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ pieces: 4, same: true }])
  })
})

async function load(bytes: ArrayBuffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes)
  return book
}
const bytesOf = async (book: exceljs.Workbook): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer())

describe('workbooks', () => {
  it('come as a template with guide, lists and text ids, which imports when filled in', async () => {
    const response = await download('/files/template.xlsx')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const book = await load(await response.arrayBuffer())
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['填写说明', 'visible'],
      ...fileNames.map((name) => [name, 'visible']),
      ['取值', 'veryHidden'],
    ])
    const sheet = book.getWorksheet('orgs')
    expect(sheet?.getCell('C2').dataValidation).toMatchObject({ type: 'list' })
    expect(sheet?.getCell('A2').numFmt).toBe('@')
    expect(JSON.stringify(sheet?.getCell('A1').note)).toContain('必填')
    const empty = await imported({ 'template.xlsx': await bytesOf(book) }, true)
    expect(empty).toMatchObject({ state: 'DONE', errorCount: 0 })
    sheet?.getRow(2).splice(1, 0)
    for (const [index, value] of ['TPL', '模板单位', 'department', 'CITY'].entries())
      sheet?.getCell(2, index + 1) && (sheet.getCell(2, index + 1).value = value)
    const filled = await imported({ 'template.xlsx': await bytesOf(book) })
    expect(filled).toMatchObject({ state: 'DONE', errorCount: 0 })
    expect(filled.files.find(({ file }) => file === 'orgs')).toMatchObject({ new: 1 })
  })

  it('of ten thousand rows with 37 bad ones come back with all 37 reasons, and import once when mended', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('orgs')
    sheet.addRow(['code', 'name', 'kind', 'parent_code'])
    const bad = new Set(Array.from({ length: 37 }, (_, index) => 100 + index * 251))
    for (let row = 2; row <= 10_001; row += 1)
      sheet.addRow([`W${row}`, `单位${row}`, bad.has(row) ? 'ministry' : 'department', 'CITY'])
    sheet.getCell('B100').font = { bold: true }
    book.addWorksheet('填写说明').addRow(['留着'])
    const before = await rowCounts(api.pool)
    const job = await imported({ '全市.xlsx': await bytesOf(book) })
    expect(job).toMatchObject({ state: 'REFUSED', errorCount: 37, files: [{ file: 'orgs', refused: 37 }] })
    expect({ ...(await rowCounts(api.pool)), audit_entry: 0 }).toEqual({ ...before, audit_entry: 0 })

    const marked = await load(await (await download(job.errorsWorkbookUrl ?? '')).arrayBuffer())
    const returned = marked.getWorksheet('orgs')
    expect(returned?.getCell('E1').value).toBe('错误原因')
    const told: number[] = []
    returned?.eachRow((row, number) => {
      if (number > 1 && row.getCell(5).value) told.push(number)
    })
    expect(told).toEqual([...bad])
    expect(String(returned?.getCell('E100').value)).toMatch(/^kind：不在允许的取值之内/)
    expect(returned?.getCell('B100').font?.bold).toBe(true)
    expect(marked.getWorksheet('填写说明')?.getCell('A1').value).toBe('留着')

    // Half of it mended: the old reasons go, those that still hold stay in the same column.
    for (const row of told.slice(1)) if (returned) returned.getCell(row, 3).value = 'department'
    const second = await imported({ '全市.xlsx': await bytesOf(marked) })
    expect(second).toMatchObject({ state: 'REFUSED', errorCount: 1 })
    const again = await load(await (await download(second.errorsWorkbookUrl ?? '')).arrayBuffer())
    const rest: string[] = []
    again
      .getWorksheet('orgs')
      ?.getColumn(5)
      .eachCell((cell) => cell.value && rest.push(`${cell.row} ${String(cell.value).slice(0, 4)}`))
    expect(rest).toEqual(['1 错误原因', '100 kind'])
    expect(again.getWorksheet('orgs')?.getCell('F1').value).toBeNull()

    const whole = again.getWorksheet('orgs')
    if (whole) whole.getCell('C100').value = 'department'
    const bytes = await bytesOf(again)
    expect((await imported({ '全市.xlsx': bytes })).files).toEqual([
      { file: 'orgs', new: 10_000, changed: 0, unchanged: 0, refused: 0 },
    ])
    expect((await imported({ '全市.xlsx': bytes })).files).toEqual([
      { file: 'orgs', new: 0, changed: 0, unchanged: 10_000, refused: 0 },
    ])
  })

  it('that can not be read say so, and are not offered back', async () => {
    const job = await imported({ 'secret.xlsx': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]) })
    expect(job.errors.nodes.map(({ row, code }) => [row, code])).toEqual([[0, 'dataset/encrypted-workbook']])
    expect((await download(job.errorsWorkbookUrl ?? '')).status).toBe(404)
  })
})

describe('a further tree', () => {
  const files = {
    'orgs.csv': `${orgs}ELSEWHERE,另一市人民政府办公室,government_office,\nE1,另一市教育局,department,ELSEWHERE\n`,
  }
  const seenBy = async (login: string) =>
    (
      await api.graphql<{ organisations: { nodes: { code: string }[] } }>(
        '{ organisations(search: "另一市") { nodes { code } } }',
        {},
        { as: login },
      )
    ).data?.organisations.nodes.map(({ code }) => code)

  it('is not for an office to bring in, whose scope is its own', async () => {
    const job = await imported(files)
    expect(job.state).toBe('REFUSED')
    expect(job.errors.nodes).toMatchObject([
      { row: 2, column: 'parent_code', code: 'dataset/parent-outside' },
    ])
  })

  it('is brought in by the system administrator at a root, who sees it, and the office does not', async () => {
    const job = await imported(files, false, 'system')
    expect(job.state).toBe('DONE')
    expect(await seenBy('system')).toEqual(['E1', 'ELSEWHERE'])
    expect(await seenBy('office')).toEqual([])
  })
})
