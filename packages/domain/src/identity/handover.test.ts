import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import {
  checkReopening,
  checkSettlement,
  type EndingAppointment,
  HandoverKind,
  handoverDuties,
  handoverKindTitles,
  handoverOf,
  type OpenItem,
  Role,
  type Successor,
} from './index.js'

const today = day('2026-11-22')
const ending = (id: string, more: Partial<EndingAppointment> = {}): EndingAppointment => ({
  id,
  role: Role.editor,
  jobTitle: null,
  orgId: 'county',
  orgName: '甲县',
  nodePath: '1/2/',
  standsInFor: null,
  ...more,
})
const facts = {
  accounts: [
    { id: 'weibo', orgId: 'county', title: { zh: '甲县发布', en: '甲县发布' } },
    { id: 'other', orgId: 'elsewhere', title: { zh: '乙县发布', en: '乙县发布' } },
  ],
  tokens: [
    { id: 'below', orgPath: '1/2/3/', name: '报表程序' },
    { id: 'beside', orgPath: '1/4/', name: '别处' },
  ],
  plannedChanges: [
    { id: 'change', appointmentId: 'a', title: { zh: '更名：甲县', en: 'Renamed: 甲县' } },
    { id: 'of another', appointmentId: 'z', title: { zh: '撤销', en: 'Abolished' } },
  ],
}
const listed = (...appointments: EndingAppointment[]) =>
  handoverOf({ ...facts, appointments }).map(
    ({ appointmentId, kind, objectId }) => `${appointmentId} ${kind} ${objectId}`,
  )

describe('what is handed over', () => {
  it.each<[string, EndingAppointment[], string[]]>([
    [
      'by an editor: post, accounts of the unit, tokens within it, what they planned',
      [ending('a')],
      ['a post a', 'a account weibo', 'a token below', 'a planned_change change'],
    ],
    [
      'by a leader: no accounts',
      [ending('a', { role: Role.leader })],
      ['a post a', 'a token below', 'a planned_change change'],
    ],
    [
      'by a leader who is 管理员: accounts as well',
      [ending('b', { role: Role.leader, jobTitle: 'account_administrator' })],
      ['b post b', 'b account weibo', 'b token below'],
    ],
    [
      'by two appointments at one unit: each thing once',
      [ending('a'), ending('b', { role: Role.replyClerk })],
      ['a post a', 'b post b', 'a account weibo', 'a token below', 'a planned_change change'],
    ],
    [
      'by a stand-in: what they stood in for, no post of theirs',
      [ending('s', { role: Role.inspector, standsInFor: { id: 'original', name: '张' } })],
      ['s stand_in original', 's token below'],
    ],
    ['by nobody: nothing', [], []],
  ])('%s', (_, appointments, expected) => expect(listed(...appointments)).toEqual(expected))

  it('is called as the office calls it', () => {
    const titles = handoverOf({
      ...facts,
      appointments: [
        ending('a', { jobTitle: 'editor_in_chief' }),
        ending('s', { role: Role.inspector, orgId: 'x', standsInFor: { id: 'o', name: '张' } }),
      ],
    }).map(({ title }) => title.zh)
    expect(titles).toEqual(['甲县 总编辑', '张：甲县 检查员', '甲县发布', '报表程序', '更名：甲县'])
  })

  it('every kind has a name and says what is to be done', () => {
    for (const kind of Object.values(HandoverKind))
      for (const text of [handoverKindTitles[kind], handoverDuties[kind]])
        expect([kind, text.zh.length > 1, text.en.length > 3]).toEqual([kind, true, true])
  })
})

describe('ticking an item', () => {
  const item: OpenItem = {
    kind: 'account',
    leaverId: 'gone',
    role: Role.editor,
    nodePath: '1/2/',
    settled: false,
  }
  const holding = (
    role: Role,
    nodePath: string,
    toOn: string | null = null,
    fromOn = '2026-01-01',
  ): Successor => ({
    personId: 'next',
    disabled: false,
    held: [{ role, nodePath, fromOn: day(fromOn), toOn: toOn === null ? null : day(toOn) }],
  })
  const editor = holding(Role.editor, '1/2/')
  const tick = (
    successor: Successor | null,
    note: string | null = null,
    of: Partial<OpenItem> = {},
    by = 'office',
  ) => {
    const checked = checkSettlement({ ...item, ...of }, by, { successor, note }, today)
    return checked.ok ? checked.value : `${checked.refusal.code} ${checked.refusal.field}`
  }

  it.each<[string, ReturnType<typeof tick>, unknown]>([
    ['to somebody at the unit', tick(editor), { successorId: 'next', note: null }],
    ['to somebody above it', tick(holding(Role.leader, '1/')), { successorId: 'next', note: null }],
    [
      'to somebody appointed from tomorrow',
      tick(holding(Role.editor, '1/2/', null, '2026-11-23')),
      { successorId: 'next', note: null },
    ],
    ['to nobody, with a reason', tick(null, ' 账号已注销 '), { successorId: null, note: '账号已注销' }],
    ['a post to who holds it', tick(editor, null, { kind: 'post' }), { successorId: 'next', note: null }],
    [
      'a post to who holds another',
      tick(holding(Role.replyClerk, '1/2/'), null, { kind: 'post' }),
      'handover/other-role successorId',
    ],
    [
      'a post to who holds it above',
      tick(holding(Role.editor, '1/'), null, { kind: 'post' }),
      'handover/other-role successorId',
    ],
    ['to nobody, without a reason', tick(null), 'handover/needs-successor successorId'],
    ['to nobody, with blanks for a reason', tick(null, '  '), 'handover/needs-successor successorId'],
    ['to who leaves', tick({ ...editor, personId: 'gone' }), 'handover/same-person successorId'],
    ['to somebody disabled', tick({ ...editor, disabled: true }), 'person/disabled successorId'],
    ['to somebody beside', tick(holding(Role.editor, '1/4/')), 'handover/not-appointed successorId'],
    [
      'to somebody whose appointment is over',
      tick(holding(Role.editor, '1/2/', '2026-11-22')),
      'handover/not-appointed successorId',
    ],
    ['twice', tick(editor, null, { settled: true }), 'handover/settled itemId'],
    ['by who leaves', tick(editor, null, {}, 'gone'), 'handover/own itemId'],
    ['with a note of two lines', tick(editor, 'a\nb'), 'handover/bad-note note'],
    ['with a note too long', tick(editor, '长'.repeat(201)), 'handover/bad-note note'],
    [
      'with the longest note',
      tick(editor, '长'.repeat(200)),
      { successorId: 'next', note: '长'.repeat(200) },
    ],
  ])('%s', (_, came, expected) => expect(came).toEqual(expected))
})

describe('taking a tick back', () => {
  it.each<[string, boolean, string, string, string]>([
    ['with a reason', true, 'office', ' 未到岗 ', '未到岗'],
    ['of what is open', false, 'office', '未到岗', 'handover/not-settled itemId'],
    ['by who leaves', true, 'gone', '未到岗', 'handover/own itemId'],
    ['without a reason', true, 'office', ' ', 'handover/needs-reason reason'],
    ['with a reason of two lines', true, 'office', 'a\nb', 'handover/bad-note reason'],
    ['with a reason too long', true, 'office', '长'.repeat(201), 'handover/bad-note reason'],
  ])('%s', (_, settled, by, reason, expected) => {
    const checked = checkReopening({ leaverId: 'gone', settled }, by, reason)
    expect(checked.ok ? checked.value : `${checked.refusal.code} ${checked.refusal.field}`).toBe(expected)
  })
})
