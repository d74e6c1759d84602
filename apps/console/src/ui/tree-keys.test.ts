import { describe, expect, it } from 'vitest'
import { rowBeginningWith, type TreeRow, treeStep } from './tree-keys'

const row = (id: string, depth: number, open: boolean | null): TreeRow => ({ id, depth, open, label: id })
/** 省 ─ 东市(open) ─ 甲县, 乙县(closed); 西市(closed); 南市(leaf) */
const rows = [
  row('省', 0, true),
  row('东市', 1, true),
  row('甲县', 2, null),
  row('乙县', 2, false),
  row('西市', 1, false),
  row('南市', 1, null),
]
const focus = (index: number) => ({ kind: 'focus', index })

describe('keys in a tree', () => {
  it.each<[string, number, string, unknown]>([
    ['down', 0, 'ArrowDown', focus(1)],
    ['down at the end stays', 5, 'ArrowDown', focus(5)],
    ['up at the top stays', 0, 'ArrowUp', focus(0)],
    ['home', 4, 'Home', focus(0)],
    ['end', 0, 'End', focus(5)],
    ['a page down stops at the end', 1, 'PageDown', focus(5)],
    ['right opens what is closed', 4, 'ArrowRight', { kind: 'toggle', open: true }],
    ['right enters what is open', 1, 'ArrowRight', focus(2)],
    ['right on a leaf does nothing', 2, 'ArrowRight', null],
    ['left closes what is open', 1, 'ArrowLeft', { kind: 'toggle', open: false }],
    ['left on a leaf goes up', 3, 'ArrowLeft', focus(1)],
    ['left passes over siblings’ children', 4, 'ArrowLeft', focus(0)],
    ['left on a closed root does nothing', 0, 'ArrowLeft', { kind: 'toggle', open: false }],
    ['enter chooses', 3, 'Enter', { kind: 'select' }],
    ['star opens closed siblings, not their children', 1, '*', { kind: 'openSiblings', ids: ['西市'] }],
    ['star among the children', 2, '*', { kind: 'openSiblings', ids: ['乙县'] }],
    ['another key', 2, 'q', null],
    ['beyond the rows', 9, 'ArrowDown', null],
  ])('%s', (_, index, key, expected) => expect(treeStep(rows, index, key)).toEqual(expected))
})

it.each<[string, number, string, number | null]>([
  ['the next one', 0, '乙', 3],
  ['goes round', 4, '东', 1],
  ['a single sign moves on from where it is', 4, '西', 4],
  ['a word typed on keeps the row', 1, '东市', 1],
  ['nothing begins so', 0, '北', null],
])('type-ahead: %s', (_, from, typed, expected) => expect(rowBeginningWith(rows, from, typed)).toBe(expected))
