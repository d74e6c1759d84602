import { expect, it } from 'vitest'
import { remarksOn } from './remarks'

const [home, other] = [
  { id: 'h', name: '甲县' },
  { id: 'o', name: '乙县' },
]
const today = '2026-11-22'
type Seen = Parameters<typeof remarksOn>[0]
type Held = Seen['appointments'][number]
const held = (role: Held['role'], more: Partial<Held> = {}): Held => ({
  role,
  state: 'CURRENT',
  toOn: null,
  organisation: home,
  ...more,
})
const kinds = (appointments: readonly Held[], more: Partial<Seen> = {}) =>
  remarksOn({ state: 'ACTIVE', organisation: home, appointments, ...more }, today).map(({ kind }) => kind)

it.each<[string, readonly Held[], readonly string[], Partial<Seen>?]>([
  ['nothing in force', [held('EDITOR', { state: 'FUTURE' })], ['noAppointment']],
  ['nothing in force, but disabled', [], [], { state: 'DISABLED' }],
  ['all is well', [held('EDITOR')], []],
  ['ends in thirty days', [held('EDITOR', { toOn: '2026-12-22' })], ['endsSoon']],
  ['ends in thirty-one days', [held('EDITOR', { toOn: '2026-12-23' })], []],
  ['one ends, another stays', [held('EDITOR', { toOn: '2026-12-01' }), held('LEADER')], []],
  [
    'ends soon, and one is to come',
    [held('EDITOR', { toOn: '2026-12-01' }), held('LEADER', { state: 'FUTURE' })],
    [],
  ],
  ['works elsewhere only', [held('EDITOR', { organisation: other })], ['elsewhere']],
  ['belongs to no unit', [held('EDITOR', { organisation: other })], [], { organisation: null }],
  ['two reviews of one unit', [held('FIRST_REVIEWER'), held('FINAL_REVIEWER')], ['oneForAllReviews']],
  ['two reviews of two units', [held('FIRST_REVIEWER'), held('FINAL_REVIEWER', { organisation: other })], []],
])('%s', (_, appointments, expected, more) => expect(kinds(appointments, more)).toEqual(expected))
