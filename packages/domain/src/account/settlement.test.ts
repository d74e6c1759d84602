import { expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { decideSettlement, type Settlement } from './settlement.js'

const account = { liveOn: day('2020-05-01') }
const today = day('2026-03-10')
const transfer: Settlement = { way: 'transfer', on: today, announcement: '市政府网站，2026-03-01' }
const closure: Settlement = { ...transfer, way: 'closure' }
const living = { kind: 'department', abolishedOn: null } as const

test.each<[string, Settlement, Parameters<typeof decideSettlement>[2], string]>([
  ['a transfer to a living host', transfer, living, 'ok'],
  ['a closure, which needs no host', closure, null, 'ok'],
  [
    'an announcement of nothing but spaces',
    { ...closure, announcement: '  ' },
    null,
    'announcement-required',
  ],
  ['an endless announcement', { ...closure, announcement: '告'.repeat(301) }, null, 'announcement-required'],
  ['a day to come', { ...closure, on: day('2026-03-11') }, null, 'to-come'],
  ['the day on which it went live', { ...closure, on: day('2020-05-01') }, null, 'ok'],
  ['the eve of that day', { ...closure, on: day('2020-04-30') }, null, 'too-early'],
  ['a transfer to nobody', transfer, null, 'host-needed'],
  ['a transfer to a unit that ended', transfer, { ...living, abolishedOn: day('2026-01-01') }, 'host-ended'],
  ['a transfer to a section', transfer, { ...living, kind: 'section' }, 'host-barred'],
])('%s', (_, settlement, host, expected) => {
  const decided = decideSettlement(settlement, account, host, today)
  expect(decided.ok ? 'ok' : decided.refusal.code.replace('obligation/', '')).toBe(expected)
})

test('the announcement is kept without spaces around it', () => {
  const decided = decideSettlement({ ...closure, announcement: ' 公报 ' }, account, null, today)
  expect(decided).toMatchObject({ ok: true, value: { announcement: '公报' } })
})
