import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowCounts } from '../../../testing/data-set.js'
import { type ImportedJob, Importing } from '../../../testing/importing.js'
import type { TestApi } from '../../../testing/test-api.js'

let importing: Importing
let api: TestApi
beforeAll(async () => {
  importing = await Importing.start()
  api = importing.api
})
afterAll(() => importing?.close())

const orgs = 'code,name,kind,parent_code\n'

describe('an import over the API', () => {
  it('is checked by a dry run, saved, and changes nothing the second time', async () => {
    const files = {
      'orgs.csv': `${orgs}X1,单位,department,CITY\n`,
      'accounts.csv': 'id,org_code,platform,name,live_on\nAX,X1,weibo,号,2025-01-01\n',
    }
    const before = await rowCounts(api.pool)
    const dry = await importing.imported(files, true)
    expect(dry).toMatchObject({
      state: 'DONE',
      dryRun: true,
      fileNames: ['orgs.csv', 'accounts.csv'],
      requestedBy: { login: 'office' },
      viewerCanCancel: false,
    })
    expect({ ...(await rowCounts(api.pool)), audit_entry: 0 }).toEqual({ ...before, audit_entry: 0 })
    const real = await importing.imported(files)
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
    const again = await importing.imported(files)
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
    const job = await importing.imported({
      'orgs.csv': `${orgs}=1+1,单位,ministry,CITY\nX2,,department,-X\n`,
    })
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
    const response = await importing.download(job.errorsCsvUrl ?? '')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await response.text()).split('\r\n')
    expect(lines[0]).toBe('file,row,column,value,reason')
    expect(lines[2]).toBe('orgs.csv,3,name,,必填项为空')
    expect(lines[3]).toMatch(/^orgs\.csv,3,parent_code,'-X,/)
    const english = await (await importing.download(`${job.errorsCsvUrl}?language=en`)).text()
    expect(english.split('\r\n')[2]).toBe('orgs.csv,3,name,,a required cell is empty')
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
    const fileIds = await importing.upload({ 'orgs.csv': orgs })
    const ask = (dryRun: boolean) => importing.request({ fileIds, dryRun, idempotencyKey: 'a hundred' })
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
    const fileIds = await importing.upload({ 'orgs.csv': orgs })
    const ask = (dryRun: boolean) => importing.request({ fileIds, dryRun, idempotencyKey: 'k' })
    const [one, two] = await Promise.all([ask(false), ask(false)])
    expect(one.data?.requestImport.job?.id).toBe(two.data?.requestImport.job?.id)
    expect((await ask(true)).data?.requestImport.code).toBe('idempotency/conflict')
  })

  it.each<[string, () => Promise<string[]>, string]>([
    ['no file', async () => [], 'dataset/no-files'],
    ['something that is no id', async () => ['1'], 'dataset/file-not-found'],
    [
      "another person's upload",
      () => importing.upload({ 'orgs.csv': orgs }, 'unit'),
      'dataset/file-not-found',
    ],
    [
      'a workbook beside a CSV file',
      () => importing.upload({ 'orgs.csv': orgs, 'a.xlsx': 'PK' }),
      'dataset/mixed-files',
    ],
  ])('is refused for %s', async (_, fileIds, code) => {
    expect((await importing.request({ fileIds: await fileIds() })).data?.requestImport.code).toBe(code)
  })

  it('is bound to the subtree of whoever asks, and shown to nobody beside it', async () => {
    const job = await importing.imported({ 'orgs.csv': `${orgs}CITY,x,government_office,\n` }, false, 'unit')
    expect(job.errors.nodes.map(({ code }) => code)).toEqual(['dataset/outside-scope'])
    expect((await importing.jobOf(job.id, 'office'))?.id).toBe(job.id)
    const above = await importing.imported({ 'orgs.csv': orgs }, true, 'office')
    expect(await importing.jobOf(above.id, 'unit')).toBeNull()
    expect((await importing.download(`/files/imports/${job.id}/errors.csv`, 'unit')).status).toBe(200)
    expect((await importing.download(`/files/imports/${above.id}/errors.csv`, 'unit')).status).toBe(404)
    const list = await api.graphql<{ importJobs: { nodes: ImportedJob[] } }>(
      '{ importJobs(first: 100) { nodes { id } } }',
      {},
      { as: 'unit' },
    )
    expect(list.data?.importJobs.nodes.map(({ id }) => id)).toEqual([job.id])
  })

  it('can not be cancelled when it is over or not there', async () => {
    const job = await importing.imported({ 'orgs.csv': orgs }, true)
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
      const { data } = await importing.request({
        fileIds: await importing.upload({ 'orgs.csv': `${orgs}CX,x,department,CITY\n` }),
      })
      const id = data?.requestImport.job?.id ?? ''
      while ((await importing.jobOf(id))?.state !== 'RUNNING')
        await new Promise((resolve) => setTimeout(resolve, 50))
      await api.graphql(
        'mutation ($id: ID!) { cancelImport(id: $id) { __typename } }',
        { id },
        { as: 'office' },
      )
      expect((await importing.over(id)).state).toBe('CANCELLED')
    } finally {
      await other.query('rollback')
      other.release()
    }
    expect((await api.pool.query(`select from org where code = 'CX'`)).rowCount).toBe(0)
  })
})

describe('uploads', () => {
  it.each<[string, () => Promise<Response>, number, string]>([
    ['nobody signed in', () => importing.post({ 'orgs.csv': orgs }, ''), 401, 'session/required'],
    [
      'a role that may not import',
      () => importing.post({ 'orgs.csv': orgs }, 'reader'),
      403,
      'access/denied',
    ],
    ['another kind of file', () => importing.post({ 'a.svg': '<svg/>' }), 415, 'upload/kind'],
    ['no file', () => importing.post({}), 400, 'upload/no-files'],
    [
      'too many files',
      () =>
        importing.post(Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}.csv`, '']))),
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

  it('are kept byte for byte, in pieces, and leave a trace', async () => {
    const bytes = Buffer.alloc(3_500_000, 'a,"b"\n')
    const [id] = await importing.upload({ 'posts.csv': bytes })
    const { rows } = await api.pool.query<{ pieces: number; same: boolean }>(
      `select count(*) as pieces, sha256(string_agg(bytes, '' order by no)) = (select sha256 from stored_file where id = $1) as same from stored_file_chunk where file_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ pieces: 4, same: true }])
    const trail = await api.pool.query('select action, after from audit_entry where object_id = $1', [id])
    expect(trail.rows).toEqual([
      { action: 'import.upload', after: { name: 'posts.csv', size: bytes.length } },
    ])
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
    const job = await importing.imported(files)
    expect(job.state).toBe('REFUSED')
    expect(job.errors.nodes).toMatchObject([
      { row: 2, column: 'parent_code', code: 'dataset/parent-outside' },
    ])
  })

  it('is brought in by the system administrator at a root, who sees it, and the office does not', async () => {
    const job = await importing.imported(files, false, 'system')
    expect(job.state).toBe('DONE')
    expect(await seenBy('system')).toEqual(['E1', 'ELSEWHERE'])
    expect(await seenBy('office')).toEqual([])
  })
})
