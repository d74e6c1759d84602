import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi } from '../../../testing/test-api.js'
import { startTestTrail, type TestTrail, trailPage } from '../../../testing/test-trail.js'

let trail: TestTrail
let api: TestApi
beforeAll(async () => {
  trail = await startTestTrail()
  api = trail.api
})
afterAll(() => api?.close())

describe('the list', () => {
  beforeAll(async () => {
    for (let number = 1; number <= 7; number += 1)
      await trail.write(number % 2 === 0 ? trail.office : trail.clerk, {
        action: 'run.try',
        objectType: 'operation',
        objectId: `t${number}`,
        after: { note: number === 3 ? '宿迁发布' : `n${number}` },
      })
  })

  it.each<[string, object, string[]]>([
    ['object', { objectType: 'operation', objectId: 't4' }, ['t4']],
    ['action and person by login', { action: 'run.try', person: 'office' }, ['t6', 't4', 't2']],
    ['person by name', { action: 'run.try', person: '=1+1' }, ['t7', 't5', 't3', 't1']],
    ['stream', { stream: 'assessment', person: 'office' }, ['t6', 't4', 't2']],
    ['text', { text: '宿迁发' }, ['t3']],
    ['text with signs of LIKE', { action: 'run.try', text: '%' }, []],
    ['address', { address: '10.1.2.3', action: 'run.try', text: 'n5' }, ['t5']],
    ['a token that is none', { tokenId: 'x' }, []],
    ['days before', { action: 'run.try', toOn: '2001-01-01' }, []],
    ['days after', { action: 'run.try', fromOn: '2001-01-01', objectId: 't1' }, ['t1']],
  ])('is filtered by %s', async (_, filter, expected) => {
    const { page } = await trail.entries('auditor', filter)
    expect(page?.nodes.map((entry) => entry.objectId)).toEqual(expected)
    expect(page?.totalCount).toBe(expected.length)
  })

  it('turns pages in one statement each', async () => {
    const first = await trail.entries('auditor', { action: 'run.try' }, { first: 4 })
    const next = await trail.entries(
      'auditor',
      { action: 'run.try' },
      { first: 4, after: first.page?.pageInfo.endCursor },
    )
    const seen = [...(first.page?.nodes ?? []), ...(next.page?.nodes ?? [])].map((entry) => entry.objectId)
    expect(seen).toEqual(['t7', 't6', 't5', 't4', 't3', 't2', 't1'])
    expect(next.page?.pageInfo.hasNextPage).toBe(false)
    const statements = async (size: number) =>
      (await api.graphql(`{ auditEntries(first: ${size}) { ${trailPage} } }`, {}, { as: 'auditor' }))
        .statements.length
    expect(await statements(7)).toBe(await statements(1))
  })
})

describe('the export', () => {
  const download = async (query: string) => {
    const response = await fetch(`${api.url}/files/audit/entries.csv?${query}`, {
      headers: { cookie: await api.cookieOf('auditor') },
    })
    return { status: response.status, text: await response.text() }
  }

  it('is one line an entry, and no cell is a formula', async () => {
    await trail.write(trail.clerk, {
      action: 'thing.odd',
      objectType: 'operation',
      objectId: '@a\r\n\u001b[31m\u202eb',
    })
    const { status, text } = await download('action=thing.odd')
    const lines = text.trimEnd().split('\r\n')
    expect(status).toBe(200)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(`'=1+1`)
    expect(lines[1]).toContain(`'@a\\u{d}\\u{a}\\u{1b}[31m\\u{202e}b`)
  })

  it('leaves an entry of its own', async () => {
    await download('stream=identity&fromOn=2001-01-01')
    const { page } = await trail.entries('auditor', { action: 'audit.export' }, { first: 1 })
    expect(page?.nodes[0]).toMatchObject({
      login: 'auditor',
      after: { filter: { stream: 'identity', fromOn: '2001-01-01' } },
    })
  })

  it.each(['acton=run.try', 'fromOn=yesterday', 'text=a&text=b', `text=${'x'.repeat(600)}`])(
    'of what is no filter is refused: %s',
    async (query) => expect((await download(query)).status).toBe(400),
  )
})
