import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { daysFrom, type SmallTree, smallTree } from '../../../../testing/small-tree.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { treeExport } from './tree.export.js'
import { treeColumns } from './tree-file.js'

let api: TestApi
let tree: SmallTree

beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())
beforeEach(async () => {
  tree = await smallTree(api)
})

type Cells = (string | number | null)[]
const at = (column: string) => treeColumns.indexOf(column as never)

/** The units of the city as the file tells them, changed by `edit`. */
async function units(edit: (row: (code: string) => Cells, rows: Cells[]) => void = () => undefined) {
  const { rows } = await api.pool.query<{ cells: Cells }>(
    `select jsonb_build_array(o.code, o.name, o.kind, p.code, l.code, o.category, o.division_code, o.resident_population) as cells
     from org o left join org p on p.id = o.parent_id left join org l on l.id = o.line_parent_id
     where starts_with(o.path, $1) and o.abolished_on is null order by length(o.path), o.code`,
    [tree.city.path],
  )
  const all = rows.map(({ cells }) => cells)
  edit((code) => all.find((cells) => cells[0] === code) ?? [], all)
  return all
}

async function upload(rows: readonly Cells[], columns: readonly string[] = treeColumns): Promise<string[]> {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('orgs')
  sheet.addRow([...columns])
  for (const cells of rows) sheet.addRow(columns.map((name) => cells[at(name)] ?? null))
  // As an export has it.
  workbook.addWorksheet('导出说明').addRow(['项目', '内容'])
  return uploadWorkbook(Buffer.from(await workbook.xlsx.writeBuffer()))
}

async function uploadWorkbook(bytes: Buffer): Promise<string[]> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(bytes)]), 'tree.xlsx')
  const response = await fetch(`${api.url}/files`, {
    method: 'POST',
    body: form,
    headers: { origin: api.url, cookie: await api.cookieOf(tree.cityOffice) },
  })
  const body = (await response.json()) as { files: { id: string }[] }
  return body.files.map(({ id }) => id)
}

interface Listed {
  readonly __typename: string
  readonly code?: string
  readonly outcome?: string
  readonly planned?: boolean
  readonly unchanged?: number
  readonly changes?: readonly { row: number; code: string; kind: string }[]
  readonly errors?: readonly { row: number; column: string | null; code: string }[]
}

async function bringBack(fileIds: readonly string[], more: object = {}): Promise<Listed> {
  const { data, errors } = await api.graphql<{ importOrganisations: Listed }>(
    `mutation ($input: ImportOrganisationsInput!) { importOrganisations(input: $input) { __typename ... on Refusal { code }
       ... on OrganisationListResult { outcome planned unchanged changes { row code kind } errors { row column code } } } }`,
    { input: { fileIds, dryRun: false, ...more } },
    { as: tree.cityOffice },
  )
  return data?.importOrganisations ?? { __typename: 'RequestError', code: errors[0]?.extensions.code ?? '' }
}
const listed = async (edit: Parameters<typeof units>[0], more: object = {}) =>
  bringBack(await upload(await units(edit)), more)

const changesKept = async () =>
  (await api.pool.query(`select kind, state from org_change order by requested_at, id`)).rows.length
const below = () => tree.treeOf(tree.cityOffice, tree.city.id, null)

/** The tree of the city as the job takes it out. */
async function takenOut(on: string | null): Promise<Buffer> {
  const prepared = await treeExport.prepare(
    { pool: api.pool, scope: tree.city.path, viewer: {} as never, language: 'zh' },
    { scopeId: tree.city.id, on },
  )
  if (!prepared.ok) throw new Error(prepared.refusal.code)
  const file = new PassThrough()
  const read = buffer(file)
  await prepared.value.write(file, {
    format: 'xlsx',
    columns: [],
    facts: { at: new Date(), person: '王建国', unit: '市政府办公室' },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  file.end()
  return read
}

describe('a file of units that comes back', () => {
  it('and is refused gives all reasons back, as a table and in the workbook, to whoever uploaded it', async () => {
    const wrong = await units((row) => {
      row(tree.town.code)[at('parent_code')] = 'NOWHERE'
    })
    const fileIds = await upload(wrong)
    const { data } = await api.graphql<{
      importOrganisations: { errorsCsvUrl: string; errorsWorkbookUrl: string }
    }>(
      `mutation ($input: ImportOrganisationsInput!) { importOrganisations(input: $input) {
         ... on OrganisationListResult { errorsCsvUrl errorsWorkbookUrl } } }`,
      { input: { fileIds, dryRun: true } },
      { as: tree.cityOffice },
    )
    const download = async (url: string, as: string) =>
      fetch(`${api.url}${url}`, { headers: { cookie: await api.cookieOf(as) } })
    const { errorsCsvUrl = '', errorsWorkbookUrl = '' } = data?.importOrganisations ?? {}
    const csv = await (await download(errorsCsvUrl, tree.cityOffice)).text()
    expect(csv.split('\r\n')[1]).toMatch(/^orgs,5,parent_code,NOWHERE,/)
    const book = new exceljs.Workbook()
    await book.xlsx.load(await (await download(errorsWorkbookUrl, tree.cityOffice)).arrayBuffer())
    const sheet = book.getWorksheet('orgs')
    expect(sheet?.getRow(1).values).toContain('错误原因')
    expect(String(sheet?.getRow(5).values)).toContain('NOWHERE')
    expect((await download(errorsCsvUrl, tree.eastOffice)).status).toBe(404)
  })

  it('from a day gone by without a reason says so in the file as well', async () => {
    const fileIds = await upload(
      await units((row) => {
        row(tree.town.code)[at('name')] = '河口街道'
      }),
    )
    const csvOf = async (reason: string | undefined) => {
      const { data } = await api.graphql<{ importOrganisations: { errorsCsvUrl: string | null } }>(
        `mutation ($input: ImportOrganisationsInput!) { importOrganisations(input: $input) {
           ... on OrganisationListResult { errorsCsvUrl } } }`,
        { input: { fileIds, dryRun: true, effectiveOn: '2025-01-01', reason } },
        { as: tree.cityOffice },
      )
      const url = data?.importOrganisations.errorsCsvUrl
      if (url == null) return null
      const cookie = await api.cookieOf(tree.cityOffice)
      return (await fetch(`${api.url}${url}`, { headers: { cookie } })).text()
    }
    expect(await csvOf(undefined)).toContain('生效日期早于今天，请说明理由')
    expect(await csvOf('批复')).toBeNull()
  })

  it('as it was taken out changes nothing; of a day gone by it asks for what was then', async () => {
    const now = await takenOut(null)
    expect(await bringBack(await uploadWorkbook(now), { dryRun: true })).toMatchObject({
      outcome: 'GOOD',
      unchanged: 4,
      changes: [],
      errors: [],
    })
    await tree.move(tree.cityOffice, tree.town, tree.west)
    const yesterday = await takenOut(daysFrom(await tree.today(), -1))
    expect(await bringBack(await uploadWorkbook(yesterday), { dryRun: true })).toMatchObject({
      outcome: 'GOOD',
      changes: [{ kind: 'MOVE', code: tree.town.code }],
    })
  })

  it('unmended changes nothing', async () => {
    const before = [await changesKept(), await below()]
    expect(await listed(undefined)).toMatchObject({ outcome: 'SAVED', unchanged: 4, changes: [], errors: [] })
    expect([await changesKept(), await below()]).toEqual(before)
  })

  it('mended creates, renames, moves and edits, each told by the trail; a dry run takes it back', async () => {
    const mend: Parameters<typeof units>[0] = (row, rows) => {
      row(tree.west.code)[at('name')] = '西河区政府办公室'
      row(tree.town.code)[at('parent_code')] = 'NEW1'.concat(String(tree.no))
      row(tree.east.code)[at('category')] = 'district'
      // Below a unit that its own row, further down, creates.
      rows.push([`NEW2${tree.no}`, '新镇', 'township', `NEW1${tree.no}`, null, null, null, 1200])
      rows.push([
        `NEW1${tree.no}`,
        '南县政府办公室',
        'government_office',
        tree.city.code,
        null,
        'county',
        null,
        null,
      ])
    }
    const ids = await upload(await units(mend))
    const before = await below()
    const dry = await bringBack(ids, { dryRun: true })
    expect(dry).toMatchObject({ outcome: 'GOOD', planned: false, unchanged: 1, errors: [] })
    expect(await below()).toBe(before)
    const kinds = ['CREATE', 'CREATE', 'EDIT', 'MOVE', 'RENAME']
    expect(dry.changes?.map(({ kind }) => kind).toSorted()).toEqual(kinds)
    const key = uuidv7()
    expect(await bringBack(ids, { idempotencyKey: key })).toMatchObject({ outcome: 'SAVED' })
    expect(await below()).toContain('南县(')
    expect(await below()).toContain('西河区()')
    const again = await changesKept()
    expect(await bringBack(ids, { idempotencyKey: key })).toMatchObject({ outcome: 'SAVED' })
    expect(await bringBack(ids)).toMatchObject({ outcome: 'SAVED', changes: [] })
    expect(await changesKept()).toBe(again)
    const { rows } = await api.pool.query('select action from audit_entry where object_id = $1', [
      tree.town.id,
    ])
    expect(rows).toEqual([{ action: 'organisation.move' }])
  })

  it('for a day to come is planned', async () => {
    const answer = await listed((row) => (row(tree.west.code)[at('name')] = '西河区政府办公室'), {
      effectiveOn: daysFrom(await tree.today(), 30),
    })
    expect(answer).toMatchObject({ outcome: 'SAVED', planned: true, changes: [{ kind: 'RENAME' }] })
    expect(await below()).toContain('西县(')
    const { rows } = await api.pool.query('select state from org_change where org_id = $1', [tree.west.id])
    expect(rows).toEqual([{ state: 'planned' }])
  })

  it('without a column leaves alone what it would say', async () => {
    const columns = treeColumns.filter((name) => name !== 'category')
    expect(await bringBack(await upload(await units(), columns))).toMatchObject({
      outcome: 'SAVED',
      changes: [],
    })
  })
})

describe('a file of units with a wrong row saves nothing', () => {
  it.each<
    [string, Parameters<typeof units>[0], object, { row?: number; column?: string | null; code: string }]
  >([
    [
      'a parent that is not there',
      (row) => (row(tree.town.code)[at('parent_code')] = 'NOWHERE'),
      {},
      { row: 5, column: 'parent_code', code: 'dataset/outside-scope' },
    ],
    [
      'a parent below itself',
      (row) => (row(tree.east.code)[at('parent_code')] = tree.town.code),
      {},
      { column: 'parent_code', code: 'organisation/below-itself' },
    ],
    [
      'a name that is taken beside it',
      (row) => (row(tree.east.code)[at('name')] = '西县政府办公室'),
      {},
      { column: 'name', code: 'organisation/name-taken' },
    ],
    [
      'a code of a unit elsewhere',
      (_, rows) => rows.push([tree.root.code, '新局', 'department', tree.city.code, null, null, null, null]),
      {},
      { row: 6, column: 'code', code: 'organisation/code-taken' },
    ],
    [
      'a code twice',
      (row, rows) => rows.push([...row(tree.town.code)]),
      {},
      { row: 6, column: 'code', code: 'dataset/key-twice' },
    ],
    [
      'a kind that there is not',
      (row) => (row(tree.town.code)[at('kind')] = 'kingdom'),
      {},
      { row: 5, column: 'kind', code: 'dataset/not-in-list' },
    ],
    [
      'new units that lead to each other',
      (_, rows) =>
        rows.push(
          ['L1', '甲局', 'department', 'L2', null, null, null, null],
          ['L2', '乙局', 'department', 'L1', null, null, null, null],
        ),
      {},
      { row: 6, column: 'parent_code', code: 'dataset/loop' },
    ],
    [
      'below a unit that is only planned',
      (_, rows) =>
        rows.push(
          ['P1', '甲局', 'department', tree.city.code, null, null, null, null],
          ['P2', '乙局', 'department', 'P1', null, null, null, null],
        ),
      { effectiveOn: 'in a month' },
      { row: 7, column: 'parent_code', code: 'organisation-list/parent-planned' },
    ],
    [
      'a day gone by without a reason',
      (row) => (row(tree.west.code)[at('name')] = '西河区政府办公室'),
      { effectiveOn: '2025-01-01' },
      { column: null, code: 'organisation/reason-required' },
    ],
  ])('%s', async (_, edit, more, expected) => {
    const before = [await changesKept(), await below()]
    const effectiveOn = daysFrom(await tree.today(), 30)
    const given = 'effectiveOn' in more && more.effectiveOn === 'in a month' ? { effectiveOn } : more
    const answer = await listed((row, rows) => {
      edit?.(row, rows)
      // A good change beside the bad one is not saved either.
      const good = row(tree.town.code)
      good[at('resident_population')] = 4321
    }, given)
    expect(answer.outcome).toBe('REFUSED')
    expect(answer.errors?.[0]).toMatchObject(expected)
    expect([await changesKept(), await below()]).toEqual(before)
  })
})
