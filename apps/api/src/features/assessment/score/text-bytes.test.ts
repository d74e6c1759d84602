import { expect, it, test } from 'vitest'
import { TextBytes } from './text-bytes.js'

const written = (write: (text: TextBytes) => void): string => {
  const text = new TextBytes(1)
  write(text)
  return text.takeView().toString('utf8')
}

test.each([
  'plain',
  '',
  'a "quoted" one',
  'back\\slash',
  'line\nfeed',
  'tab\t',
  '\u007f',
  'Zürich',
  '宿迁市政府办',
  'half 宿 way',
  '\u{1F600}',
  '\ud800',
  '\u2028',
])('quotes a text as JSON does: %j', (text) => {
  expect(written((out) => out.quoted(text))).toBe(JSON.stringify(text))
})

test.each(['plain', '', 'Zürich', '宿迁市政府办', 'a\u{1F600}b'])('adds a text as it is: %j', (text) => {
  expect(
    written((out) => {
      out.add('<')
      out.add(text)
      out.add('>')
    }),
  ).toBe(`<${text}>`)
})

test.each([0, 7, 10, -1, -50_000, 1_080_000, 2 ** 31, 1_767_196_800_000, Number.MAX_SAFE_INTEGER])(
  'writes the whole number %d',
  (number) => {
    expect(written((out) => out.whole(number))).toBe(String(number))
  },
)

it('begins anew when its text was taken, and takes any length', () => {
  const text = new TextBytes(8)
  const long = '政务'.repeat(50_000)
  text.add(long)
  expect(text.size).toBe(300_000)
  expect(text.takeView().toString('utf8')).toBe(long)
  text.add('next')
  expect(text.takeView().toString('utf8')).toBe('next')
})
