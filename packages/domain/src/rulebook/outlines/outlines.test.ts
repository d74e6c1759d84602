import { expect, test } from 'vitest'
import { outlineSchema } from '../schema.js'
import { outlines } from './index.js'

test.each([...outlines.values()].map((outline) => [outline.shortName, outline] as const))(
  '%s',
  (_, outline) => {
    expect(outlineSchema.safeParse(outline).error?.issues ?? []).toEqual([])
    const ids = outline.clauses.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { title } of outline.clauses) {
      // A title, not a sentence of the regulation.
      expect(title.zh.length).toBeLessThanOrEqual(20)
      expect(title.zh).not.toMatch(/[。；]/)
    }
  },
)

test('number and date of issue, where the text carries them', () => {
  const dated = [...outlines.values()].map(({ shortName, number, issuedOn }) => [shortName, number, issuedOn])
  expect(dated).toEqual([
    ['SC', '国办发〔2018〕123号', '2018-12-07'],
    ['HZ', null, null],
    ['GC', null, '2023-03-17'],
    ['SQ', '宿政办发〔2021〕22号', '2021-06-20'],
    ['SX', null, null],
  ])
})

test('no outline can be changed', () => {
  const clauses = outlines.get('suqian-2021-22')?.clauses
  expect(() => clauses?.push({ id: '十一', title: { zh: '无', en: 'none' } })).toThrow(TypeError)
})
