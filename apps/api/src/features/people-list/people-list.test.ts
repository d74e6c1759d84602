import { Role } from '@zhengmei/domain/identity'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertPerson } from '../../../testing/fixtures.js'
import { type AdministeredTree, insertAdministeredTree } from '../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'

let api: TestApi
let tree: AdministeredTree
beforeAll(async () => {
  api = await startTestApi()
  tree = await insertAdministeredTree(api)
})
afterAll(() => api?.close())

interface Listed {
  readonly __typename: string
  readonly code?: string
  readonly outcome?: string
  readonly sheets?: readonly {
    sheet: string
    new: number
    changed: number
    unchanged: number
    left: number
    refused: number
  }[]
  readonly errorCount?: number
  readonly errors?: readonly { file: string; row: number; column: string | null; code: string }[]
  readonly errorsCsvUrl?: string | null
  readonly errorsWorkbookUrl?: string | null
}

async function upload(as: string, files: Readonly<Record<string, string | Buffer>>): Promise<string[]> {
  const form = new FormData()
  for (const [name, content] of Object.entries(files))
    form.append('file', new Blob([Buffer.from(content)]), name)
  const response = await fetch(`${api.url}/files`, {
    method: 'POST',
    body: form,
    headers: { origin: api.url, cookie: await api.cookieOf(as) },
  })
  const body = (await response.json()) as { files: { id: string }[] }
  return body.files.map(({ id }) => id)
}

async function importList(
  as: string,
  fileIds: readonly string[],
  more: { readonly dryRun?: boolean; readonly idempotencyKey?: string } = {},
): Promise<Listed> {
  const { data, errors } = await api.graphql<{ importPeople: Listed }>(
    `mutation ImportPeople($input: ImportPeopleInput!) { importPeople(input: $input) { __typename ... on Refusal { code }
      ... on PeopleListResult { outcome sheets { sheet new changed unchanged left refused } errorCount
        errors { file row column code } errorsCsvUrl errorsWorkbookUrl } } }`,
    { input: { fileIds, dryRun: false, ...more } },
    { as },
  )
  return data?.importPeople ?? { __typename: 'RequestError', code: errors[0]?.extensions.code ?? '' }
}

const csv = (header: string, ...rows: readonly string[]) => [header, ...rows, ''].join('\r\n')
const peopleCsv = (...rows: readonly string[]) => csv('login,name,unit_code', ...rows)
const appointmentsCsv = (...rows: readonly string[]) =>
  csv('login,unit_code,role,job_title,from_on,to_on', ...rows)

const counted = async () => {
  const { rows } = await api.pool.query<{ people: number; appointments: number; trail: number }>(
    `select (select count(*) from person) as people, (select count(*) from appointment) as appointments,
       (select count(*) from audit_entry where action like 'person.%' or action like 'appointment.%') as trail`,
  )
  return rows[0]
}
const download = async (as: string, path: string): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: { cookie: await api.cookieOf(as) } })
async function workbook(response: Response): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(await response.arrayBuffer())
  return book
}

describe('a list of people', () => {
  it('goes from hand to hand: one administrator adds the people, another appoints them', async () => {
    const files = {
      'people.csv': peopleCsv(`zhang,张三,${tree.county.code}`, `li,李四,${tree.beside.code}`),
      'appointments.csv': appointmentsCsv(
        `zhang,${tree.county.code},editor,editor,,`,
        `li,${tree.beside.code},unit_administrator,,,2099-01-01`,
      ),
    }
    const before = await counted()
    const ids = await upload('system', files)
    const dry = await importList('system', ids, { dryRun: true })
    expect(dry).toMatchObject({ outcome: 'GOOD', errorCount: 0, errorsCsvUrl: null })
    expect({ ...(await counted()), trail: 0 }).toEqual({ ...before, trail: 0 })

    const made = await importList('system', ids, { idempotencyKey: 'k' })
    expect(made).toMatchObject({
      outcome: 'SAVED',
      sheets: [
        { sheet: 'people.csv', new: 2, left: 0 },
        { sheet: 'appointments.csv', new: 0, left: 2 },
      ],
    })
    expect(await importList('system', ids, { idempotencyKey: 'k' })).toEqual(made)

    const appointing = await upload('security', files)
    expect(await importList('security', appointing)).toMatchObject({
      outcome: 'SAVED',
      sheets: [{ left: 2 }, { new: 2, unchanged: 0 }],
    })
    const trail = (await counted())?.trail ?? 0
    expect(await importList('security', appointing)).toMatchObject({
      sheets: [{ left: 2 }, { new: 0, unchanged: 2 }],
    })
    expect(trail - (before?.trail ?? 0)).toBe(2 + 2 + 2)
    const { rows } = await api.pool.query(
      `select action, count(*) from audit_entry where action in ('person.create', 'person.import', 'appointment.grant')
       group by action order by action`,
    )
    expect(rows).toEqual([
      { action: 'appointment.grant', count: 2 },
      { action: 'person.create', count: 2 },
      { action: 'person.import', count: 3 },
    ])
  })

  it('with wrong rows changes nothing and says what is wrong with each', async () => {
    const before = await counted()
    const ids = await upload('office', {
      'appointments.csv': appointmentsCsv(
        `zhang,${tree.county.code},leader,,,`,
        `zhang,${tree.county.code},office_administrator,,,`,
        `zhang,${tree.root.code},leader,,,`,
        `office,${tree.county.code},leader,,,`,
        `security,${tree.county.code},leader,,,`,
        `zhang,${tree.county.code},king,,soon,`,
      ),
    })
    const refused = await importList('office', ids)
    expect(refused).toMatchObject({ outcome: 'REFUSED', sheets: [{ new: 0, refused: 5 }], errorCount: 6 })
    expect(refused.errors?.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 role appointment/role-too-high',
      '4 unit_code organisation/not-found',
      '5 login appointment/own',
      '6 login person/not-found',
      '7 role dataset/not-in-list',
      '7 from_on dataset/not-a-date',
    ])
    expect({ ...(await counted()), trail: 0 }).toEqual({ ...before, trail: 0 })
    const errors = await (await download('office', refused.errorsCsvUrl ?? '')).text()
    expect(errors.trim().split('\r\n')).toHaveLength(7)
    expect(refused.errorsWorkbookUrl).toBeNull()
  })

  it('is exported as a workbook that changes nothing when it comes back, and comes back marked when it is wrong', async () => {
    const exported = await download('system', '/files/people/people.xlsx')
    const book = await workbook(exported)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['填写说明', 'people', 'appointments', '取值'])
    const bytes = async () => Buffer.from(await book.xlsx.writeBuffer())
    const [again] = await upload('system', { '人员.xlsx': await bytes() })
    expect(await importList('system', [again ?? ''])).toMatchObject({
      outcome: 'SAVED',
      sheets: [
        { new: 0, changed: 0 },
        { new: 0, changed: 0 },
      ],
    })
    const sheet = book.getWorksheet('people')
    sheet?.addRow(['=1+1', '=cmd()', 'NOWHERE'])
    const wrong = await importList('system', await upload('system', { '人员.xlsx': await bytes() }))
    expect(wrong).toMatchObject({ outcome: 'REFUSED', errors: [{ column: 'unit_code' }] })
    const marked = await workbook(await download('system', `${wrong.errorsWorkbookUrl}&language=zh`))
    const rows = marked.getWorksheet('people')
    expect(rows?.getRow(1).getCell(4).text).toBe('错误原因')
    expect(rows?.getRow(rows.rowCount).getCell(4).text).toContain('没有此单位')
  })

  it('that leaves the installation without an administrator is undone as a whole', async () => {
    const second = await insertPerson(api.pool, { login: 'second', org: tree.city, role: Role.editor })
    const before = await counted()
    const day = '2099-01-01'
    const ids = await upload('security', {
      'appointments.csv': appointmentsCsv(
        `second,${tree.county.code},leader,,,`,
        `system,${tree.root.code},system_administrator,,2020-01-01,${day}`,
      ),
    })
    expect(await importList('security', ids)).toMatchObject({ code: 'appointment/last-administrator' })
    expect({ ...(await counted()), trail: 0 }).toEqual({ ...before, trail: 0 })
    const held = await api.pool.query('select role from appointment where person_id = $1', [second.id])
    expect(held.rows).toEqual([{ role: Role.editor }])
  })

  it('is nobody’s who neither makes people nor appoints them, and files are one’s own', async () => {
    const ids = await upload('system', { 'people.csv': peopleCsv(`wu,吴,${tree.county.code}`) })
    expect(await importList('audit', ids)).toMatchObject({ code: 'access/denied' })
    expect(await importList('security', ids)).toMatchObject({ code: 'dataset/file-not-found' })
    const errors = await download('security', `/files/people/errors.csv?file=${ids[0]}`)
    expect(errors.status).toBe(404)
    expect((await download('audit', '/files/people/template.xlsx')).status).toBe(403)
    expect((await download('unit', '/files/people/template.xlsx')).status).toBe(200)
  })

  it('holds of the export what lies within the subtree', async () => {
    const book = await workbook(await download('unit', '/files/people/people.xlsx'))
    const logins = new Set<string>()
    for (const name of ['people', 'appointments'])
      book.getWorksheet(name)?.eachRow((row, number) => number > 1 && logins.add(row.getCell(1).text))
    expect([...logins].sort()).toEqual(['unit', 'zhang'])
  })
})
