import { ownWordIn } from '@zhengmei/domain/identity'
import { describe, expect, it } from 'vitest'
import { guessabilityOf } from './guessability.js'
import { ownWordsOf } from './own-words.js'

const words = ownWordsOf({ login: 'wjg', name: '王建国', units: ['宿迁市人民政府办公室'] })

describe('one’s own words', () => {
  it.each([
    ['我的王建国密码', '王建国'],
    ['建国1949年十月', '建国'],
    ['WangJianGuo#88', 'wangjianguo'],
    ['jianguo-loves-tea', 'jianguo'],
    ['suqian is home', 'suqian'],
    ['宿迁的夏天很热', '宿迁'],
    ['sqsrmzfbgs 2026', 'sqsrmzfbgs'],
    ['three grey owls', null],
    ['office of paper', null],
  ])('in %s: %s', (password, expected) => expect(ownWordIn(password, words)).toBe(expected))
})

describe('how easily it is guessed', () => {
  it.each([
    ['password1234', true],
    ['5201314', true],
    ['ADMIN888', true],
    ['a quiet river 7', false],
  ])('%s was lost by others: %s', (password, breached) =>
    expect(guessabilityOf(password, []).breached).toBe(breached),
  )

  it.each(['woaini1314520', 'zhangwei1985', 'beijing2008', 'qwertyuiop12', '202601010101'])(
    '%s is too easy',
    (password) => expect(guessabilityOf(password, []).score).toBeLessThan(3),
  )

  it.each(['a quiet river 7', 'seven rivers meet here', '秋天的第一杯奶茶很甜啊', 'Kf8-waqz-T2mo'])(
    '%s is not',
    (password) => expect(guessabilityOf(password, []).score).toBeGreaterThanOrEqual(3),
  )
})
