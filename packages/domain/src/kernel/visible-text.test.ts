import { expect, it } from 'vitest'
import { visibleText } from './visible-text.js'

it.each([
  ['宿迁市 Office 7', '宿迁市 Office 7'],
  ['a\r\nb', 'a\\u{d}\\u{a}b'],
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['\u202egnp.exe', '\\u{202e}gnp.exe'],
  ['a\u2066b\u2069', 'a\\u{2066}b\\u{2069}'],
  ['a\u2028b\u200fc\u0000', 'a\\u{2028}b\\u{200f}c\\u{0}'],
  ['half \ud800', 'half \\u{d800}'],
  ['👩‍👩‍👧 é', '👩‍👩‍👧 é'],
  ['typed \\u{202e}', 'typed \\\\u{202e}'],
])('%j is seen as %j', (text, seen) => expect(visibleText(text)).toBe(seen))
