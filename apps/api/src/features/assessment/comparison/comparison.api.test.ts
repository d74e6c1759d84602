import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Role, type Viewer } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../../testing/assessed-city.js'
import { performed, suqian2025 } from '../../../../testing/assessment.js'
import { insertOrg, type TestOrg } from '../../../../testing/fixtures.js'
import type { TestApi } from '../../../../testing/test-api.js'
import type { Run } from '../run.js'
import { accountMovesExport } from './account-moves.export.js'
import { unitMovesExport } from './unit-moves.export.js'

let town: AssessedCity
let api: TestApi
let before: Run
let after: Run
let gone: TestOrg
let come: TestOrg

/** Between the two runs: a finding less, one unit without category any more, another with one, a line of evidence renamed. */
beforeAll(async () => {
  town = await AssessedCity.start()
  ;({ api, official: before } = town)
  gone = await town.org('U0003')
  await api.pool.query('UPDATE org SET category = NULL WHERE id = $1', [gone.id])
  come = await insertOrg(api.pool, { parent: town.city, code: 'NEW', name: '新设单位', category: 'county' })
  await api.pool.query(
    `INSERT INTO account (id, code, org_id, org_path, platform, name, live_on)
     VALUES (gen_random_uuid(), 'NEW-A0', $1, $2, 'weibo', '新设账号', '2024-01-01')`,
    [come.id, come.path],
  )
  await api.pool.query(`DELETE FROM finding WHERE account_id = $1`, [await town.accountId('U0000-A1')])
  after = await town.run({ again: true })
})
afterAll(() => town?.close())

/** Whom a file is made for; what is in it, its scope says. */
const viewer: Viewer = {
  personId: '',
  appointment: {
    id: '',
    role: Role.officeAdministrator,
    orgId: '',
    orgPath: '',
    fromOn: '2020-01-01' as PlainDate,
    toOn: null,
  },
}

interface UnitMove {
  readonly change: string
  readonly organisation: { readonly code: string }
  readonly finalBefore: string | null
  readonly finalAfter: string | null
  readonly scoreBefore: string | null
  readonly scoreAfter: string | null
  readonly causes: { readonly effect: string; readonly indicator: { readonly key: string } }[]
}
interface AccountMove {
  readonly scoreBefore: string | null
  readonly scoreAfter: string | null
  readonly account: { readonly code: string }
  readonly lines: {
    readonly effect: string
    readonly occurrencesBefore: number | null
    readonly occurrencesAfter: number | null
    readonly evidenceGone: number
    readonly indicator: { readonly key: string; readonly source: { readonly clause: string } | null }
  }[]
}
interface Comparison {
  readonly moved: number
  readonly same: number
  readonly appeared: number
  readonly disappeared: number
  readonly base: { readonly id: string }
  readonly indicators: {
    readonly accounts: number
    readonly effect: string
    readonly indicator: { readonly key: string }
  }[]
  readonly units: Page<UnitMove>
  readonly accounts: Page<AccountMove>
}
interface Page<Node> {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  readonly nodes: readonly Node[]
}

const compared = async (selection: string, as = 'office', pair = { base: before.id, run: after.id }) => {
  const answer = await api.graphql<{ assessmentRun: { comparison: Comparison | null } | null }>(
    `query ($run: ID!, $base: ID) { assessmentRun(id: $run) { comparison(with: $base) { ${selection} } } }`,
    pair,
    { as },
  )
  expect(answer.errors).toEqual([])
  return { comparison: answer.data?.assessmentRun?.comparison, statements: answer.statements }
}
const units = (args: string) => `units(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes {
  change organisation { code } scoreBefore scoreAfter finalBefore finalAfter causes { effect indicator { key } } } }`
const accounts = (args: string) => `accounts(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes {
  scoreBefore scoreAfter account { code } organisation { code }
  lines { effect occurrencesBefore occurrencesAfter evidenceGone evidenceAdded indicator { key source { clause } } } } }`
const codes = (page: Page<UnitMove> | undefined) => page?.nodes.map((move) => move.organisation.code)

describe('two runs side by side', () => {
  it('tell who came, who went, who stands differently, and the counts are those of the lists', async () => {
    const { comparison } = await compared(`moved same appeared disappeared base { id }
      ${units('first: 50')}`)
    expect(comparison).toMatchObject({ appeared: 1, disappeared: 1, base: { id: before.id } })
    expect(comparison?.units.totalCount).toBe((comparison?.moved ?? 0) + (comparison?.same ?? 0))
    for (const [change, code] of [
      ['APPEARED', 'NEW'],
      ['DISAPPEARED', 'U0003'],
    ] as const) {
      const { comparison: only } = await compared(units(`change: ${change}, first: 50`))
      expect(codes(only?.units)).toEqual([code])
      expect(only?.units.nodes[0]?.causes).toEqual([])
    }
    const { comparison: changed } = await compared(units('change: CHANGED, first: 50'))
    expect(changed?.units.totalCount).toBe((comparison?.moved ?? 0) - 2)
  })

  it("the causes of a unit's move sum to the change of its score", async () => {
    const { comparison } = await compared(units('change: CHANGED, first: 50'))
    for (const move of comparison?.units.nodes ?? []) {
      const sum = move.causes.reduce((total, cause) => total + Math.round(Number(cause.effect) * 100), 0)
      const change = Math.round((Number(move.scoreAfter) - Number(move.scoreBefore)) * 100)
      expect(Math.abs(sum - change)).toBeLessThanOrEqual(move.causes.length)
    }
  })

  it('are ordered by who rose or fell most, page by page, everybody once', async () => {
    const rise = (move: UnitMove) =>
      move.finalBefore === null || move.finalAfter === null
        ? Number.NaN
        : Number(move.finalAfter) - Number(move.finalBefore)
    for (const [sort, sign] of [
      ['CHANGE, descending: false', 1],
      ['CHANGE, descending: true', -1],
    ] as const) {
      const seen: UnitMove[] = []
      let more = ''
      do {
        const { comparison } = await compared(units(`sort: ${sort}, first: 5${more}`))
        seen.push(...(comparison?.units.nodes ?? []))
        const info = comparison?.units.pageInfo
        more = info?.hasNextPage ? `, after: "${info.endCursor}"` : ''
      } while (more !== '')
      const known = seen.map(rise).filter((value) => !Number.isNaN(value))
      expect(known).toEqual([...known].sort((a, b) => sign * (a - b)))
      expect(
        seen
          .slice(known.length)
          .map((move) => move.organisation.code)
          .sort(),
      ).toEqual(['NEW', 'U0003'])
      expect(new Set(seen.map((move) => move.organisation.code)).size).toBe(seen.length)
    }
  })

  it('find units by name, code and category', async () => {
    expect(codes((await compared(units('search: "新设", first: 5'))).comparison?.units)).toEqual(['NEW'])
    expect(
      codes((await compared(units('search: "U000", category: "none", first: 5'))).comparison?.units),
    ).toEqual([])
    expect(codes((await compared(units('search: "U0000", first: 5'))).comparison?.units)).toEqual(['U0000'])
  })

  it('tell of each account which clauses differ, and of each clause which accounts', async () => {
    const { comparison } = await compared(
      `indicators { accounts effect indicator { key } } ${accounts('first: 50')}`,
    )
    const moved = comparison?.accounts.nodes.find((move) => move.account.code === 'U0000-A1')
    const withdrawn = moved?.lines.find(
      (line) => (line.occurrencesBefore ?? 0) > (line.occurrencesAfter ?? 0),
    )
    expect(withdrawn).toMatchObject({
      effect: expect.stringMatching(/^[1-9]/),
      indicator: { source: { clause: expect.stringMatching(/^附2/) } },
    })
    expect(withdrawn?.evidenceGone).toBeGreaterThan(0)
    expect(comparison?.accounts.nodes.find((move) => move.account.code === 'NEW-A0')).toMatchObject({
      scoreBefore: null,
    })
    for (const { indicator, accounts: count } of comparison?.indicators ?? []) {
      const { comparison: only } = await compared(accounts(`indicator: "${indicator.key}", first: 50`))
      expect(only?.accounts.totalCount, indicator.key).toBe(count)
      for (const move of only?.accounts.nodes ?? [])
        expect(move.lines.map((line) => line.indicator.key)).toContain(indicator.key)
    }
    const own = await compared(accounts(`organisationId: "${town.unit.id}", first: 50`))
    expect(own.comparison?.accounts.nodes.every((move) => move.account.code.startsWith('U0000'))).toBe(true)
    expect((await compared(accounts('organisationId: "x"'))).comparison?.accounts.totalCount).toBe(0)
  })

  const paged = async (list: 'units' | 'accounts', sort: string, descending: boolean) => {
    const seen: { code: string; value: number | string | null }[] = []
    let more = ''
    do {
      const args = `sort: ${sort}, descending: ${descending}, first: 4${more}`
      const { comparison } = await compared(list === 'units' ? units(args) : accounts(args))
      const page = list === 'units' ? comparison?.units : comparison?.accounts
      for (const move of page?.nodes ?? []) {
        const code = 'organisation' in move && !('account' in move) ? move.organisation.code : ''
        seen.push({ code: 'account' in move ? move.account.code : code, value: orderedBy(move, sort) })
      }
      more = page?.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : ''
    } while (more !== '')
    return seen
  }
  const orderedBy = (move: UnitMove | AccountMove, sort: string) => {
    const [was, is] =
      'account' in move ? [move.scoreBefore, move.scoreAfter] : [move.finalBefore, move.finalAfter]
    if (sort === 'BEFORE') return Number(was ?? -1)
    if (sort === 'AFTER') return Number(is ?? -1)
    return 'account' in move ? move.account.code : move.organisation.code
  }

  it.each(
    (['units', 'accounts'] as const).flatMap((list) =>
      ['CODE', 'BEFORE', 'AFTER'].flatMap((sort) => [true, false].map((down) => [list, sort, down] as const)),
    ),
  )('list %s by %s, descending: %s, page by page, everybody once', async (list, sort, descending) => {
    const seen = await paged(list, sort, descending)
    const values = seen.map(({ value }) => value ?? '')
    const up = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(values).toEqual(descending ? up.reverse() : up)
    expect(new Set(seen.map(({ code }) => code)).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(list === 'units' ? 12 : 1)
  })

  it.each([
    ['units', unitMovesExport, { sort: 'CHANGE', descending: true }],
    ['units', unitMovesExport, { sort: 'AFTER', change: 'CHANGED' }],
    ['accounts', accountMovesExport, { sort: 'CODE', descending: true }],
  ] as const)('are taken out in the order of the list of %s', async (list, exported, asked) => {
    const ask = { pool: api.pool, scope: '', viewer, language: 'zh' as const }
    const parameters = { runId: after.id, beforeId: before.id, ...asked }
    const prepared = await exported.prepare(ask, parameters)
    if (!prepared.ok) throw new Error(prepared.refusal.code)
    const file = new PassThrough()
    const content = text(file)
    const writing = {
      format: 'csv',
      columns: ['code', 'causes'],
      signal: new AbortController().signal,
    } as const
    await prepared.value.write(file, {
      ...writing,
      facts: { at: new Date(0), person: '', unit: '' },
      onProgress: () => undefined,
    })
    file.end()
    const [, ...lines] = (await content).trim().split('\r\n')
    const args = Object.entries(asked).map(([key, value]) => `${key}: ${value}`)
    const { comparison } = await compared(
      list === 'units' ? units(`${args}, first: 50`) : accounts(`${args}, first: 50`),
    )
    const codesOfList =
      list === 'units'
        ? codes(comparison?.units)
        : comparison?.accounts.nodes.map((move) => move.account.code)
    expect(lines.map((line) => line.split(',')[0]?.replaceAll('"', ''))).toEqual(codesOfList)
    // Why they moved, with the clause.
    if (list === 'accounts') expect(lines.join()).toMatch(/[+-]\d+\.\d+（[^）]*附2/)
  })

  it('are taken out by nobody whose runs they are not', async () => {
    const ask = { pool: api.pool, scope: '9999/', viewer, language: 'zh' as const }
    const prepared = await unitMovesExport.prepare(ask, { runId: after.id, beforeId: before.id })
    expect(prepared).toMatchObject({ ok: false, refusal: { code: 'assessment/no-such-run' } })
  })

  it('keep to what the reader may see, and to sealed runs they may see', async () => {
    const { comparison } = await compared(`moved same ${units('first: 50')} ${accounts('first: 50')}`, 'unit')
    expect(codes(comparison?.units)).toEqual(['U0000'])
    expect((comparison?.moved ?? 0) + (comparison?.same ?? 0)).toBe(1)
    expect(comparison?.accounts.nodes.every((move) => move.account.code.startsWith('U0000'))).toBe(true)
    const trial = await town.run({ kind: 'trial' })
    const others = { base: trial.id, run: after.id }
    expect((await compared('same', 'office', others)).comparison).not.toBeNull()
    expect((await compared('same', 'unit', others)).comparison).toBeNull()
    for (const base of ['x', '00000000-0000-7000-8000-000000000000'])
      expect((await compared('same', 'office', { base, run: after.id })).comparison).toBeNull()
  })

  it('may have overlapping scopes: what only one assesses appears or disappears', async () => {
    const part = await performed(api.pool, { ...suqian2025, scopeOrgId: town.unit.id, kind: 'trial' })
    const { comparison } = await compared(
      `appeared disappeared same moved ${units('change: DISAPPEARED, first: 50')}`,
      'office',
      {
        base: before.id,
        run: part.id,
      },
    )
    expect(comparison).toMatchObject({ appeared: 0, disappeared: 12 })
    expect(codes(comparison?.units)).not.toContain('U0000')
  })

  it('take as many statements for twenty as for eight', async () => {
    const everything = (first: number) =>
      `moved same appeared disappeared ${units(`first: ${first}`)} ${accounts(`first: ${first}`)}`
    await compared(everything(8))
    const one = await compared(everything(8))
    const many = await compared(everything(20))
    expect(many.statements).toHaveLength(one.statements.length)
  })
})
