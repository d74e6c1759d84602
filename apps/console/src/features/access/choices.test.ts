import { expect, it } from 'vitest'
import { actionChoice, actionChoices } from './choices'

it.each([
  [undefined, '查看考核'],
  ['RUN_VERIFY', '复核考核结果'],
  ['SIGN_IN_MANAGE', '设定登录策略、重置两步验证'],
  ['run.verify', '查看单位'],
])('the address %s asks: %s', (asked, title) => expect(actionChoice(asked).title.zh).toBe(title))

it('every choice is another', () =>
  expect(new Set(actionChoices.map(({ value }) => value)).size).toBe(actionChoices.length))
