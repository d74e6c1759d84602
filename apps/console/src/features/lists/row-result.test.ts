import { expect, it } from 'vitest'
import { type RowOutcomesAnswer, rowResult } from './row-result'

const rows = [
  { id: '1', name: '甲' },
  { id: '2', name: '乙' },
]
const words = {
  keyOf: ({ id }: { id: string }) => id,
  nameOf: ({ name }: { name: string }) => name,
  say: ({ zh }: { zh: string }) => zh,
}
const message = { zh: '不行', en: 'no' }

it.each<[string, RowOutcomesAnswer, object]>([
  [
    'all were done',
    { __typename: 'RowOutcomes', outcomes: rows.map(({ id }) => ({ id, refusal: null })) },
    { changed: 2, refused: [] },
  ],
  [
    'one was not: it is named',
    {
      __typename: 'RowOutcomes',
      outcomes: [
        { id: '1', refusal: null },
        { id: '2', refusal: { message } },
      ],
    },
    { changed: 1, refused: [{ row: '乙', reason: '不行' }] },
  ],
  [
    'the whole was refused: so was every row',
    { __typename: 'Refusal', message },
    {
      changed: 0,
      refused: [
        { row: '甲', reason: '不行' },
        { row: '乙', reason: '不行' },
      ],
    },
  ],
])('%s', (_, answer, result) => {
  expect(rowResult(answer, rows, words)).toEqual(result)
})
