import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AuditedEntry, canonicalEntry, changedOnly, streamOfAction } from './index.js'

const entry: AuditedEntry = {
  stream: 'identity',
  seq: 7,
  at: '2026-11-23T04:05:06.123456Z',
  personId: '01',
  login: 'zhang',
  personName: '张三',
  appointmentId: '02',
  role: 'inspector',
  orgId: '03',
  orgName: '宿迁市',
  action: 'person.rename',
  objectType: 'person',
  objectId: '04',
  before: '{"name": "a"}',
  after: null,
  requestId: null,
  address: '::1',
  userAgent: '',
  tokenId: null,
  tokenName: null,
}

describe('the canonical form of an entry', () => {
  it('is a line a field, each with its length in bytes', () => {
    expect(canonicalEntry(entry)).toBe(
      '1:1\n8:identity\n1:7\n27:2026-11-23T04:05:06.123456Z\n2:01\n5:zhang\n6:张三\n2:02\n9:inspector\n2:03\n9:宿迁市\n' +
        '13:person.rename\n6:person\n2:04\n13:{"name": "a"}\n-\n-\n3:::1\n0:\n',
    )
  })

  it('names the token behind all else, in a form of its own', () => {
    const form = canonicalEntry(entry)
    expect(canonicalEntry({ ...entry, tokenId: '05', tokenName: '报表' })).toBe(
      `${form.replace('1:1\n', '1:2\n')}2:05\n6:报表\n`,
    )
    expect(canonicalEntry({ ...entry, tokenName: '' })).toBe(`${form.replace('1:1\n', '1:2\n')}-\n0:\n`)
  })

  it('counts bytes as UTF-8 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const form = canonicalEntry({ ...entry, objectId: text })
        expect(form).toContain(`6:person\n${Buffer.byteLength(text)}:${text}\n`)
      }),
    )
  })

  it('is another for another entry, whatever its fields hold', () => {
    const field = fc.option(fc.constantFrom('', '-', 'a', '1:a', '\n', 'a\n-\n', '0:\n'))
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 5, maxLength: 5 }),
        fc.array(field, { minLength: 5, maxLength: 5 }),
        (one, other) => {
          const [a, b] = [one, other].map(
            ([before = null, after = null, requestId = null, tokenId = null, tokenName = null]) =>
              canonicalEntry({ ...entry, before, after, requestId, tokenId, tokenName }),
          )
          expect(a === b).toBe(JSON.stringify(one) === JSON.stringify(other))
        },
      ),
    )
  })
})

it.each([
  ['session.start', 'identity'],
  ['run.seal', 'assessment'],
  ['import.save', 'dataset'],
  ['access.refuse', 'access'],
  ['something.new', 'other'],
  ['', 'other'],
])('%j is kept in %s', (action, stream) => expect(streamOfAction(action)).toBe(stream))

it.each([
  ['what differs', { a: 1, b: 2 }, { a: 1, b: 3 }, { b: 2 }, { b: 3 }],
  ['what came and went', { a: 1 }, { b: [1] }, { a: 1 }, { b: [1] }],
  ['nothing of what is equal inside', { a: { x: [1] } }, { a: { x: [1] } }, {}, {}],
  ['all of what was made', undefined, { a: 1 }, undefined, { a: 1 }],
  ['all of what was removed', { a: 1 }, undefined, { a: 1 }, undefined],
])('a change keeps %s', (_, before, after, keptBefore, keptAfter) => {
  expect(changedOnly(before, after)).toEqual({ before: keptBefore, after: keptAfter })
})
