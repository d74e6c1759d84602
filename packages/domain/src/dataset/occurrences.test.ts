import { expect, it } from 'vitest'
import { dataSetFiles } from './files.js'
import { readHeader, rowReader } from './row.js'

const { findings } = dataSetFiles
const columns = ['id', 'account_id', 'found_at', 'level', 'indicator', 'occurrences']
const { header } = readHeader(findings, columns)
const codesOf = (occurrences: string) =>
  rowReader(findings, header)(2, [
    'F1',
    'A1',
    '2025-02-20 20:00',
    'city',
    'operation.typo',
    occurrences,
  ]).errors.map(({ column, code }) => [column, code])

it.each([
  ['', []],
  ['0', []],
  ['1000', []],
  ['1001', [['occurrences', 'dataset/too-large']]],
  ['999999999', [['occurrences', 'dataset/too-large']]],
  ['-1', [['occurrences', 'dataset/negative']]],
])('a finding that occurred %j times', (occurrences, refused) => {
  expect(codesOf(occurrences)).toEqual(refused)
})
