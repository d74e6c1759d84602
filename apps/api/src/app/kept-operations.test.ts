import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { takeFrom } from '../../testing/subscribe.js'
import { countStatements, signInDocument, startTestApi, type TestApi } from '../../testing/test-api.js'

/** More aliases than a free document may have, fewer than a kept one. */
const aliases = Array.from({ length: 60 }, (_, index) => `a${index}: name`).join(' ')
const wide = `query Wide { organisations { nodes { ${aliases} } } }`
const page = 'query Page($first: Int) { organisations(first: $first) { totalCount } }'
const following = 'subscription Following($id: ID!) { assessmentRunProgress(id: $id) { __typename } }'

const digestOf = (document: string) => createHash('sha256').update(document).digest('hex')

let consoleDir: string
let open: TestApi
let closed: TestApi
beforeAll(async () => {
  consoleDir = await mkdtemp(join(tmpdir(), 'zhengmei-console-'))
  const operations = [wide, page, following, signInDocument].map((document) => ({
    id: digestOf(document),
    name: 'Any',
    document,
  }))
  await writeFile(join(consoleDir, 'operations.json'), JSON.stringify({ operations }))
  await writeFile(join(consoleDir, 'index.html'), '<!doctype html>')
  open = await startTestApi({ consoleDir })
  closed = await startTestApi({ consoleDir, config: { freeDocuments: false } })
  for (const api of [open, closed]) {
    const org = await insertOrg(api.pool)
    await insertPerson(api.pool, { login: 'office', org, role: Role.officeAdministrator })
  }
})
afterAll(async () => {
  await open?.close()
  await closed?.close()
  await rm(consoleDir, { recursive: true, force: true })
})

interface Said {
  readonly status: number
  readonly code: string | undefined
  readonly message: string | undefined
  readonly data: unknown
  readonly statements: number
}

async function ask(api: TestApi, body: object, headers: Record<string, string> = {}): Promise<Said> {
  const counting = countStatements()
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as {
    data?: unknown
    errors?: { message: string; extensions: { code: string } }[]
  }
  return {
    status: response.status,
    code: answer.errors?.[0]?.extensions.code,
    message: answer.errors?.[0]?.message,
    data: answer.data,
    statements: counting.stop().length,
  }
}

const byDigest = (digest: string, variables = {}) => ({
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: digest } },
})

const officeOf = async (api: TestApi) => ({ cookie: await api.cookieOf('office') })

describe('an operation that the console was built with', () => {
  it.each([
    ['open', () => open],
    ['closed to other documents', () => closed],
  ])('is run by its digest, where the API is %s', async (_, api) => {
    const answer = await ask(api(), byDigest(digestOf(page), { first: 5 }), await officeOf(api()))
    expect(answer).toMatchObject({ status: 200, data: { organisations: { totalCount: 1 } } })
  })

  it.each([
    ['the half of it that the console sends', 32, undefined],
    ['less', 31, 'operation/unknown'],
  ])('is known by %s', async (_, digits, code) => {
    const answer = await ask(
      open,
      byDigest(digestOf(page).slice(0, digits), { first: 5 }),
      await officeOf(open),
    )
    expect(answer.code).toBe(code)
  })

  it('may be larger than others', async () => {
    const headers = await officeOf(open)
    expect(await ask(open, byDigest(digestOf(wide)), headers)).toMatchObject({ status: 200, code: undefined })
    expect(await ask(open, { query: wide }, headers)).toMatchObject({ status: 200, code: undefined })
    expect(await ask(open, { query: `${wide} ` }, headers)).toMatchObject({
      status: 400,
      code: 'limit/aliases',
      statements: 0,
    })
  })

  it('is as small as others when a token asks', async () => {
    const answer = await ask(open, byDigest(digestOf(wide)), { authorization: 'Bearer whatever' })
    expect(answer).toMatchObject({ status: 400, code: 'limit/aliases', statements: 0 })
  })

  it('keeps the limits that hold for its variables', async () => {
    const answer = await ask(open, byDigest(digestOf(page), { first: 101 }), await officeOf(open))
    expect(answer).toMatchObject({ status: 400, code: 'page/bad-size', statements: 0 })
  })

  it('is followed by its digest over a socket too', async () => {
    const { cookie = '' } = await officeOf(closed)
    const run = (digest: string, id: unknown) =>
      takeFrom(closed.url, '', { cookie, variables: { id }, extensions: byDigest(digest).extensions })
    const { errors, values } = await run(digestOf(following), 'none')
    expect([errors, values]).toEqual([undefined, []])
    const other = await run(digestOf('subscription { assessmentRunProgress(id: 1) { __typename } }'), 'none')
    expect(other.errors?.[0]).toMatchObject({
      message: 'PersistedQueryNotFound',
      extensions: { code: 'operation/unknown' },
    })
  })
})

describe('a digest of another build', () => {
  it.each([digestOf('query Another { viewer { __typename } }'), '', 'x', '__proto__'])(
    '%j is answered by the word upon which clients send the document',
    async (digest) => {
      const answer = await ask(open, byDigest(digest), await officeOf(open))
      expect(answer).toMatchObject({
        status: 400,
        code: 'operation/unknown',
        message: 'PersistedQueryNotFound',
        statements: 0,
      })
    },
  )

  it('sent with its document is a free document', async () => {
    const query = '{ organisations(first: 1) { totalCount } }'
    const answer = await ask(open, { ...byDigest(digestOf(query)), query }, await officeOf(open))
    expect(answer).toMatchObject({ status: 200, data: { organisations: { totalCount: 1 } } })
  })
})

describe('a document of one’s own', () => {
  const query = '{ organisations { totalCount } }'

  it('is answered unless it is switched off', async () => {
    expect(await ask(open, { query }, await officeOf(open))).toMatchObject({ status: 200, code: undefined })
    expect(await ask(closed, { query }, await officeOf(closed))).toMatchObject({
      status: 403,
      code: 'operation/not-kept',
      statements: 0,
    })
  })

  it('by a token is never switched off', async () => {
    const answer = await ask(closed, { query }, { authorization: 'Bearer whatever' })
    expect(answer.code).not.toBe('operation/not-kept')
  })
})

it('a broken list of operations stops the start', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'zhengmei-console-'))
  await writeFile(join(broken, 'operations.json'), '{"operations":[{"id":"x"}]}')
  await expect(startTestApi({ consoleDir: broken })).rejects.toThrow()
  await rm(broken, { recursive: true })
})
