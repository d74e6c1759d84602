import { Role } from '@zhengmei/domain/identity'
import { day } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { attachEdition, publishBuiltInEditions } from '../index.js'

let api: TestApi
let trees = 0
let city: TestOrg
let county: TestOrg
let office: string
let below: string

beforeAll(async () => {
  api = await startTestApi()
  await publishBuiltInEditions(api.pool)
})
afterAll(() => api?.close())

/** A city with the nation's book since the system was set up, and a county below it. */
beforeEach(async () => {
  trees += 1
  city = await insertOrg(api.pool, { name: '甲市政府办公室', kind: 'government_office' })
  county = await insertOrg(api.pool, { parent: city, name: '乙县政府办公室', kind: 'government_office' })
  await attachEdition(api.pool, {
    orgId: city.id,
    editionId: 'state-council-2018',
    version: 1,
    attachedFrom: day('2019-01-01'),
  })
  office = `office${trees}`
  below = `below${trees}`
  await insertPerson(api.pool, { login: office, org: city, role: Role.officeAdministrator, name: '市办' })
  await insertPerson(api.pool, { login: below, org: county, role: Role.officeAdministrator, name: '县办' })
})

interface Answer {
  readonly __typename: string
  readonly code?: string
  readonly field?: string
  readonly [field: string]: unknown
}

async function ask(
  operation: string,
  type: string,
  fields: string,
  input: object,
  as: string,
): Promise<Answer> {
  const kind = operation.endsWith('Preview') ? 'query' : 'mutation'
  const { data, errors } = await api.graphql<Record<string, Answer>>(
    `${kind} ($input: ${type}!) { ${operation}(input: $input) { __typename ... on Refusal { code field } ${fields} } }`,
    { input },
    { as },
  )
  return data?.[operation] ?? { __typename: 'RequestError', code: errors[0]?.extensions.code ?? 'none' }
}
const suqian = (org: TestOrg, more: object = {}) => ({
  organisationId: org.id,
  editionId: 'suqian-2021',
  on: '2026-01-01',
  reason: '市政府通知',
  ...more,
})
const attach = (input: object, as = office) => ask('attachRulebook', 'AttachRulebookInput', '', input, as)
/** Attaches the book a second time. */
async function again(more: object): Promise<Answer> {
  await attach(suqian(city))
  return attach(suqian(city, more))
}
const end = (attachmentId: string, on: string, as = office, reason = '不再适用') =>
  ask('endRulebookAttachment', 'EndRulebookAttachmentInput', '', { attachmentId, on, reason }, as)

interface Attached {
  readonly id: string
  readonly edition: { readonly id: string }
  readonly attachedFrom: string
  readonly attachedTo: string | null
  readonly attachedBy: string | null
  readonly viewerCanEnd: boolean
}
const attachmentsAt = async (org: TestOrg, as = office): Promise<readonly Attached[]> =>
  (
    await api.graphql<{ organisation: { rulebookAttachments: Attached[] } }>(
      `query ($id: ID!) { organisation(id: $id) { rulebookAttachments {
         id edition { id } attachedFrom attachedTo attachedBy viewerCanEnd } } }`,
      { id: org.id },
      { as },
    )
  ).data?.organisation.rulebookAttachments ?? []
const own = async (org: TestOrg, as = office): Promise<Attached> => {
  const [latest] = await attachmentsAt(org, as)
  if (!latest) throw new Error('nothing is attached')
  return latest
}

/** Books that hold at a unit on a day. */
const booksAt = async (org: TestOrg, on: string) =>
  (
    await api.graphql<{ effectiveRulebook: { layers: { edition: { id: string } }[] } }>(
      'query ($id: ID!, $on: Date) { effectiveRulebook(organisationId: $id, on: $on) { layers { edition { id } } } }',
      { id: org.id, on },
      { as: office },
    )
  ).data?.effectiveRulebook.layers.map(({ edition }) => edition.id)

describe('attaching a rulebook', () => {
  it('lets it hold at the unit and below from its day on, and is told by the trail', async () => {
    expect(await attach(suqian(city))).toEqual({ __typename: 'RulebookAttached' })
    expect(await booksAt(county, '2025-12-31')).toEqual(['state-council-2018'])
    expect(await booksAt(county, '2026-01-01')).toEqual(['state-council-2018', 'suqian-2021'])
    expect(await own(city)).toMatchObject({
      edition: { id: 'suqian-2021' },
      attachedTo: null,
      attachedBy: '市办',
      viewerCanEnd: true,
    })
    const { rows } = await api.pool.query('select action, after from audit_entry where object_id = $1', [
      city.id,
    ])
    expect(rows).toMatchObject([
      { action: 'rulebook.attach', after: { rulebook: 'suqian-2021', version: 1, on: '2026-01-01' } },
    ])
  })

  it.each<[string, () => Promise<Answer>, string]>([
    ['twice', () => again({ on: '2026-02-01' }), 'rulebook/already-attached'],
    ['before the same book is', () => again({ on: '2025-01-01' }), 'rulebook/attached-later'],
    ['without a ground', () => attach(suqian(city, { reason: ' ' })), 'rulebook/attachment-reason'],
    ['that there is not', () => attach(suqian(city, { editionId: 'nobody-1999' })), 'rulebook/not-found'],
    ['of a version that there is not', () => attach(suqian(city, { version: 99 })), 'rulebook/not-found'],
    ['at the unit above', () => attach(suqian(city), below), 'organisation/not-found'],
  ])('%s is refused', async (_, attempt, expected) => {
    expect(await attempt()).toMatchObject({ code: expected })
  })

  it('by two at once happens once', async () => {
    const outcomes = await Promise.all([attach(suqian(city)), attach(suqian(city))])
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual([
      'RulebookAttached',
      'rulebook/already-attached',
    ])
  })
})

describe('the end of an attachment', () => {
  it('lets it hold until that day, and no more', async () => {
    await attach(suqian(city))
    expect(await end((await own(city)).id, '2026-07-01')).toEqual({ __typename: 'RulebookAttached' })
    expect(await booksAt(county, '2026-06-30')).toEqual(['state-council-2018', 'suqian-2021'])
    expect(await booksAt(county, '2026-07-01')).toEqual(['state-council-2018'])
    expect(await end((await own(city)).id, '2026-08-01')).toMatchObject({ code: 'rulebook/attachment-ended' })
    expect(await attach(suqian(city, { on: '2026-09-01' }))).toEqual({ __typename: 'RulebookAttached' })
  })

  it('on its first day is as if it had never been', async () => {
    await attach(suqian(city))
    await end((await own(city)).id, '2026-01-01')
    expect((await attachmentsAt(city)).map(({ edition }) => edition.id)).toEqual(['state-council-2018'])
  })

  it('is for those who stand where it was decided, or above', async () => {
    await attach(suqian(county))
    const fromAbove = await own(county, below)
    expect(fromAbove.viewerCanEnd).toBe(false)
    expect(await end(fromAbove.id, '2026-02-01', below)).toMatchObject({
      code: 'rulebook/attached-from-above',
    })
    await end(fromAbove.id, '2026-01-01')
    await attach(suqian(county), below)
    expect((await own(county)).viewerCanEnd).toBe(true)
    expect(await end((await own(city)).id, '2026-02-01', below)).toMatchObject({
      code: 'rulebook/no-such-attachment',
    })
  })
})

describe('a preview', () => {
  const fields = `... on RulebookAttachmentPreview { on units changes { key before { edition { id } } after { edition { id } } }
    contradictions { key won { edition { id } } lost { edition { id } } } settled { zh } }`
  interface Preview extends Answer {
    readonly on: string
    readonly units: number
    readonly changes: readonly { key: string; before: object | null; after: object | null }[]
    readonly contradictions: readonly { key: string }[]
    readonly settled: readonly { zh: string }[]
  }

  it('shows contradictions before anything is saved, and their end before it ends', async () => {
    const before = (await ask(
      'rulebookAttachmentPreview',
      'AttachRulebookInput',
      fields,
      suqian(city),
      office,
    )) as Preview
    expect(before.units).toBe(2)
    expect(before.contradictions.length).toBeGreaterThan(0)
    expect(before.contradictions[0]).toMatchObject({
      won: { edition: { id: 'suqian-2021' } },
      lost: [{ edition: { id: 'state-council-2018' } }],
    })
    expect(before.changes.every(({ after }) => after !== null)).toBe(true)
    expect(await attachmentsAt(city)).toHaveLength(1)
    await attach(suqian(city))
    const input = { attachmentId: (await own(city)).id, on: '2026-07-01', reason: '不再适用' }
    const after = (await ask(
      'rulebookAttachmentEndPreview',
      'EndRulebookAttachmentInput',
      fields,
      input,
      office,
    )) as Preview
    expect(after.settled).toHaveLength(before.contradictions.length)
    expect(after.changes.map(({ key }) => key).toSorted()).toEqual(
      before.changes.map(({ key }) => key).toSorted(),
    )
  })

  it('of a book that is yet to come into force is of the day on which it does', async () => {
    const input = suqian(city, { on: '2021-01-01' })
    const preview = await ask('rulebookAttachmentPreview', 'AttachRulebookInput', fields, input, office)
    const { rows } = await api.pool.query<{ from: string }>(
      `select body ->> 'effectiveFrom' as from from rulebook_edition where id = 'suqian-2021'`,
    )
    expect(preview).toMatchObject({ on: rows[0]?.from })
  })
})
