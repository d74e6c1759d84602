import { ok } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { features } from '../../app/features.js'
import { apiRole, withTransaction } from '../db/index.js'
import {
  type Edited,
  editPayloadOf,
  OpenToEverybody,
  type RequestContext,
  toEditPayload,
  versionConflict,
} from './index.js'

@InputType()
class NoteInput {
  @Field(() => Int)
  version!: number

  @Field(() => String, { nullable: true })
  title?: string | null

  @Field(() => String, { nullable: true })
  body?: string | null
}

@ObjectType({ simpleResolvers: true })
class NoteSaved {
  @Field(() => Int)
  version!: number
}

const SaveNotePayload = editPayloadOf('SaveNotePayload', NoteSaved)

interface NoteRow {
  readonly version: number
  readonly title: string
  readonly body: string | null
  readonly savedAt: Date
}

const saveNote = (context: RequestContext, { version, ...yours }: NoteInput): Promise<Edited<NoteSaved>> =>
  withTransaction(context.pool, async (client) => {
    const { rows } = await client.query<NoteRow>(
      'select version, title, body, saved_at as "savedAt" from note for update',
    )
    const [note] = rows
    if (!note) throw new Error('no note')
    const { version: currentVersion, savedAt: changedAt, ...current } = note
    const conflict = versionConflict({ yourVersion: version, currentVersion, yours, current, changedAt })
    if (conflict) return conflict
    await client.query('update note set version = version + 1, title = $1, body = $2, saved_at = now()', [
      yours.title ?? note.title,
      yours.body === undefined ? note.body : yours.body,
    ])
    return ok({ version: version + 1 })
  })

@Resolver()
class NoteResolver {
  @Mutation(() => SaveNotePayload)
  @OpenToEverybody('a note of the tests')
  async saveNote(@Arg('input', () => NoteInput) input: NoteInput, @Ctx() context: RequestContext) {
    return toEditPayload(await saveNote(context, input))
  }
}

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ features: [...features, { resolvers: [NoteResolver] }] })
  await api.pool.query('create table note (version int, title text, body text, saved_at timestamptz)')
  await api.pool.query(`grant all on note to ${apiRole}`)
})
beforeEach(async () => {
  await api.pool.query('delete from note')
  await api.pool.query(`insert into note values (1, '通知', null, now())`)
})
afterAll(() => api?.close())

interface Saved {
  readonly __typename: string
  readonly version?: number
  readonly code?: string
  readonly yourVersion?: number
  readonly currentVersion?: number
  readonly changedAt?: string
  readonly fields?: readonly { field: string; yours: unknown; current: unknown }[]
}

async function save(input: Partial<NoteInput>): Promise<Saved | undefined> {
  const answer = await api.graphql<{ saveNote: Saved }>(
    `mutation ($input: NoteInput!) { saveNote(input: $input) { __typename ... on NoteSaved { version }
       ... on VersionConflict { code message { zh en } yourVersion currentVersion changedAt changedBy fields { field yours current } } } }`,
    { input },
  )
  expect(answer.errors).toEqual([])
  return answer.data?.saveNote
}

const stored = async () => (await api.pool.query('select version, title, body from note')).rows

describe('an edit', () => {
  it('of the current version is saved and raises the version', async () => {
    expect(await save({ version: 1, title: '公告' })).toEqual({ __typename: 'NoteSaved', version: 2 })
    expect(await stored()).toEqual([{ version: 2, title: '公告', body: null }])
  })

  it('of an earlier version is told both sides of what differs, and saves nothing', async () => {
    await save({ version: 1, title: '公告', body: '一' })
    const conflict = await save({ version: 1, title: '通报', body: '一' })
    expect(conflict).toMatchObject({
      __typename: 'VersionConflict',
      code: 'version/conflict',
      yourVersion: 1,
      currentVersion: 2,
      changedAt: expect.stringMatching(/Z$/) as string,
      fields: [{ field: 'title', yours: '通报', current: '公告' }],
    })
    expect(await stored()).toEqual([{ version: 2, title: '公告', body: '一' }])
  })

  it.each<[string, Partial<NoteInput>, Saved['fields']]>([
    ['leaves a field alone', { title: '通知' }, []],
    ['empties what is empty', { body: null }, []],
    ['empties what was filled in', { title: null }, [{ field: 'title', yours: null, current: '通知' }]],
    ['fills in what is empty', { body: '二' }, [{ field: 'body', yours: '二', current: null }]],
  ])('of a version that never was, which %s', async (_, input, fields) => {
    expect((await save({ version: 9, ...input }))?.fields).toEqual(fields)
  })

  it('by two at once, from the same version: one is saved, the other is told', async () => {
    const answers = await Promise.all(['甲', '乙'].map((title) => save({ version: 1, title })))
    expect(answers.map((answer) => answer?.__typename).sort()).toEqual(['NoteSaved', 'VersionConflict'])
    expect((await stored())[0]).toMatchObject({ version: 2 })
    const lost = answers.find((answer) => answer?.__typename === 'VersionConflict')
    const [kept] = (await stored()) as { title: string }[]
    expect(lost?.fields).toEqual([
      { field: 'title', yours: kept?.title === '甲' ? '乙' : '甲', current: kept?.title },
    ])
  })
})
