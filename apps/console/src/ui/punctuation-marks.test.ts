import { expect, it } from 'vitest'
import { punctuationOf } from './punctuation-marks'

it.each([
  ['zh', '操作：不限', '错别字（3）', '甲，乙', '一。二。'],
  ['en', '操作: 不限', '错别字 (3)', '甲, 乙', '一。 二。'],
] as const)('in %s words are put together by its own marks', (language, colon, aside, list, sentences) => {
  const marks = punctuationOf(language)
  expect(marks.colon('操作', '不限')).toBe(colon)
  expect(marks.aside('错别字', '3')).toBe(aside)
  expect(['甲', '乙'].join(marks.comma)).toBe(list)
  expect(['一。', '二。'].join(marks.space)).toBe(sentences)
})
