import { describe, expect, it } from 'vitest'
import { intersection, numbersOfPath, subtreeBounds } from './index.js'
import { containsPattern } from './search.js'

const liesIn = (path: string, scope: string) => {
  const [from, before] = subtreeBounds(scope)
  return path >= from && path < before
}

describe('the bounds of a subtree', () => {
  it.each([
    ['1/12/', '1/12/', true],
    ['1/12/305/', '1/12/', true],
    ['1/12/305/9/', '1/12/', true],
    ['1/', '1/12/', false],
    ['1/1/', '1/12/', false],
    ['1/120/', '1/12/', false],
    ['1/123/5/', '1/12/', false],
    ['1/13/', '1/12/', false],
    ['11/12/', '1/', false],
    ['2/', '1/', false],
    ['10/', '1/', false],
    ['1/9/', '1/', true],
    ['1/', '', true],
    ['99/1/', '', true],
  ])('%s in %s: %s', (path, scope, expected) => expect(liesIn(path, scope)).toBe(expected))

  it.each(['/', '1', '1//2/', "1/' or 1=1 --/"])('of %j do not exist', (path) => {
    expect(() => subtreeBounds(path)).toThrow(RangeError)
  })
})

it('a path is the numbers of its nodes, root first', () => {
  expect(numbersOfPath('1/12/305/')).toEqual([1, 12, 305])
})

it.each([
  ['1/', '1/2/', '1/2/'],
  ['1/2/', '1/', '1/2/'],
  ['1/2/', '1/2/', '1/2/'],
  ['1/2/', '1/23/', null],
])('%s and %s share %s', (one, other, shared) => expect(intersection(one, other)).toBe(shared))

it('signs of LIKE in a search stand for themselves', () => {
  expect(containsPattern(' 100%_\\ ')).toEqual({ part: '%100\\%\\_\\\\%', beginning: '100\\%\\_\\\\%' })
})
