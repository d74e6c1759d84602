import { readHolidayTable } from '@zhengmei/domain/calendar'
import { expect, test } from 'vitest'
import {
  draftOf,
  rowOf,
  rowsWithoutDays,
  sentOf,
  withAnother,
  withHoliday,
  withoutHoliday,
  withTable,
} from './draft'

const empty = draftOf(2027, undefined)
const newYear = { key: 0, name: '元旦', from: '2027-01-01', to: '', makeup: ['', '2027-01-09'] }

test('a missing year begins with the names of the holidays there are each year, an amended one with what holds', () => {
  expect(empty.holidays.map(({ name }) => name)).toHaveLength(7)
  const notice = {
    year: 2026,
    number: '号',
    issuedOn: '2025-11-04',
    holidays: [
      { name: { zh: '元旦', en: '' }, from: '2026-01-01', to: '2026-01-03', makeupWorkdays: ['2026-01-04'] },
    ],
  }
  expect(sentOf(draftOf(2026, notice as never)).input).toEqual({
    year: 2026,
    number: '号',
    issuedOn: '2025-11-04',
    holidays: [{ name: '元旦', from: '2026-01-01', to: '2026-01-03', makeupWorkdays: ['2026-01-04'] }],
  })
})

test('rows without a day are not sent, and what is refused is told at its row', () => {
  const draft = withHoliday(withHoliday(empty, newYear), { ...newYear, key: 5, to: '2027-01-02' })
  const { input, rows } = sentOf(draft)
  expect(input.holidays).toEqual([
    { name: '元旦', from: '2027-01-01', to: '2027-01-01', makeupWorkdays: ['2027-01-09'] },
    { name: '元旦', from: '2027-01-01', to: '2027-01-02', makeupWorkdays: ['2027-01-09'] },
  ])
  expect(
    ['holidays.1.to', 'holidays.0.makeupWorkdays.1', 'holidays.2.from', 'holidays', 'number', null].map(
      (field) => rowOf(field, rows),
    ),
  ).toEqual([{ row: 5, part: 'to' }, { row: 0, part: 'makeup' }, null, null, null, null])
})

test('a row that is only worked is told before it is sent', () => {
  expect(rowsWithoutDays(empty)).toEqual([])
  expect(rowsWithoutDays(withHoliday(empty, { ...newYear, from: '' }))).toEqual([0])
})

test('rows come and go without taking another’s place', () => {
  const fewer = withoutHoliday(empty, 3)
  expect(fewer.holidays.map(({ key }) => key)).toEqual([0, 1, 2, 4, 5, 6])
  expect(withAnother(fewer).holidays.at(-1)?.key).toBe(7)
  expect(withAnother({ ...empty, holidays: [] }).holidays.map(({ key }) => key)).toEqual([0])
})

test('a table takes the place of all rows, one without holidays of the year of none', () => {
  const table = readHolidayTable('2027-01-01,休,元旦\n2027-01-09,班,元旦', 2027)
  expect(withTable(empty, table).holidays).toEqual([
    { key: 0, name: '元旦', from: '2027-01-01', to: '2027-01-01', makeup: ['2027-01-09'] },
  ])
  expect(withTable(empty, readHolidayTable('2025-01-01,休,元旦', 2027))).toBe(empty)
})
