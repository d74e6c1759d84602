import { expect, it } from 'vitest'
import { standsAlone } from './menu-place'

const menu = ['/', '/accounts', '/accounts/messages', '/people']

it.each([
  ['/', '/accounts', true],
  ['/accounts', '/accounts', false],
  ['/accounts', '/accounts/01a2', false],
  ['/accounts', '/accounts/messages', true],
  ['/accounts', '/accounts/messages/2', true],
  ['/accounts', '/accounts/messages-of-old', false],
  ['/accounts/messages', '/accounts/messages', false],
  ['/people', '/people/import', false],
])('%s while %s is looked at: %s', (to, pathname, alone) => {
  expect(standsAlone(to, menu, pathname)).toBe(alone)
})
