import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials.js'

describe('what is typed to find a name', () => {
  it.each([
    ['宿迁市政府办公室', 'sqszfbgs'],
    ['宿迁市人民政府办公室', 'sqsrmzfbgs sqszfbgs'],
    ['重庆市', 'cqs'],
    ['12345 政务服务便民热线', '12345zwfwbmrx'],
    ['ＡＢ（沭阳）发布', 'absyfb'],
    ['Suqian Daily', 'suqiandaily'],
    ['——', ''],
  ])('%s: %s', (name, expected) => expect(initialsOf(name)).toBe(expected))
})
