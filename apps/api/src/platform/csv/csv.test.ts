import { expect, test } from 'vitest'
import { csvRecord } from './index.js'

test('commas, quotes and line breaks are quoted', () => {
  expect(csvRecord(['a,b', 'say "hi"', 'two\nlines', '宿迁'])).toBe(
    '"a,b","say ""hi""","two\nlines",宿迁\r\n',
  )
})

test('cells that a spreadsheet would run are made harmless, numbers stay numbers', () => {
  expect(csvRecord(['=1+1', '+cmd', '-cmd', '@sum', '\tx', '-50.00', '+5'])).toBe(
    "'=1+1,'+cmd,'-cmd,'@sum,'\tx,-50.00,+5\r\n",
  )
})
