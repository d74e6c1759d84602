import { describe, expect, it } from 'vitest'
import { describeChange, OrgChangeKind, OrgKind, supervisionOf, type UnitOnTheWay } from './index.js'

const named = (name: string, kind: OrgKind): UnitOnTheWay => ({ id: name, name, kind })
const province = named('省政府办公厅', OrgKind.governmentOffice)
const city = named('市政府办公室', OrgKind.governmentOffice)
const zone = named('开发区管委会', OrgKind.functionalZone)
const bureau = named('市卫健委', OrgKind.department)

describe('who supervises a unit', () => {
  it.each<[string, UnitOnTheWay, readonly UnitOnTheWay[], UnitOnTheWay | null, string | null, RegExp]>([
    ['a department: the office of its city', bureau, [province, city], null, '市政府办公室', /属地主管/],
    [
      'an institution of a department: still the office',
      named('疾控中心', OrgKind.institution),
      [province, city, bureau],
      null,
      '市政府办公室',
      /属地主管/,
    ],
    ['a city’s office: the province’s', city, [province], null, '省政府办公厅', /之上/],
    [
      'a township in a zone: the zone',
      named('某街道', OrgKind.township),
      [province, city, zone],
      null,
      '开发区管委会',
      /功能区/,
    ],
    [
      'one of a vertical system: the line, not the region',
      named('县税务局', OrgKind.department),
      [province, city],
      named('市税务局', OrgKind.department),
      '市税务局',
      /垂直管理/,
    ],
    ['the top: nobody in this tree', province, [], null, null, /没有/],
    ['a unit below no office: nobody', named('处', OrgKind.section), [bureau], null, null, /没有/],
  ])('%s', (_, unit, above, line, expected, why) => {
    const supervision = supervisionOf(unit, above, line)
    expect(supervision.unit?.name ?? null).toBe(expected)
    expect(supervision.why.zh).toMatch(why)
    expect(supervision.why.en).not.toBe('')
  })
})

it('every kind of change is told in both languages with its names', () => {
  for (const kind of Object.values(OrgChangeKind)) {
    const told = describeChange(kind, { unit: '甲局', formerName: '旧局', newName: '新局', target: '乙局' })
    expect(told.zh).toMatch(/甲局|新局/)
    expect(told.en).toMatch(/甲局|新局/)
  }
  expect(describeChange(OrgChangeKind.rename, { unit: '新局', formerName: '旧局', newName: '新局' }).zh).toBe(
    '“旧局”更名为“新局”',
  )
})
