import { describe, expect, it } from 'vitest'
import { type CursorKey, type CursorKeyType, decodeCursor, encodeCursor } from './cursor.js'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const codeOf = (attempt: () => unknown): unknown => {
  try {
    attempt()
    return 'accepted'
  } catch (error) {
    return (error as { extensions?: { code?: string } }).extensions?.code
  }
}

describe('a cursor', () => {
  it.each<[CursorKeyType, CursorKey]>([
    ['text', '宿迁 "x"'],
    ['uuid', '01a2038c-efb5-7686-8e34-8c678c618690'],
    ['integer', -3],
    ['instant', 1_795_355_879_103],
    ['day', '2024-02-29'],
    ['decimal', '-83.2500'],
    ['boolean', false],
  ])('of %s comes back as it went', (type, key) => {
    expect(decodeCursor('list', [type], encodeCursor('list', [key]))).toEqual([key])
  })

  it.each<[string, string]>([
    ['of another list', encodeCursor('other list', ['a'])],
    ['with too few keys', encoded(['list'])],
    ['with too many keys', encoded(['list', 'a', 'b'])],
    ['with a number for a text', encoded(['list', 7])],
    ['with null', encoded(['list', null])],
    ['with an object', encoded(['list', { a: 1 }])],
    ['with NUL', encoded(['list', 'a\0'])],
    ['with half a surrogate pair', Buffer.from('["list","\\ud800"]').toString('base64url')],
    ['that is no array', encoded({ length: 2 })],
    ['that is no JSON', Buffer.from('["list"').toString('base64url')],
    ['that is no base64url', 'a+b/='],
    ['that is empty', ''],
    ['that is very long', encodeCursor('list', ['x'.repeat(5_000)])],
  ])('%s is refused', (_, cursor) => {
    expect(codeOf(() => decodeCursor('list', ['text'], cursor))).toBe('page/bad-cursor')
  })

  it.each<[CursorKeyType, CursorKey]>([
    ['day', '2025-02-29'],
    ['day', '2025-04-31'],
    ['day', "2025-01-01'; drop table org"],
    ['uuid', '01a2038c'],
    ['integer', 1.5],
    ['integer', '1'],
    ['decimal', '1e9'],
    ['boolean', 'true'],
  ])('with %s %s is refused', (type, key) => {
    expect(codeOf(() => decodeCursor('list', [type], encodeCursor('list', [key])))).toBe('page/bad-cursor')
  })
})
