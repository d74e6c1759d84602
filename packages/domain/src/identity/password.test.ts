import { describe, expect, it } from 'vitest'
import {
  type Guessability,
  isPasswordExpired,
  judgePassword,
  kindsOfSigns,
  ownWordIn,
  PasswordProfile,
  passwordProfiles,
} from './index.js'

const { asvs, classifiedProtection } = PasswordProfile
const hard: Guessability = { score: 4, breached: false }

const judged = (password: string, profile: PasswordProfile, found = hard, words: readonly string[] = []) => {
  const result = judgePassword(password, profile, words, () => found)
  return result.ok ? 'taken' : result.refusal.code
}

describe('a password under ASVS', () => {
  it.each([
    ['eleven signs', 'a'.repeat(11), 'password/length'],
    ['eleven signs outside the basic plane', '😀'.repeat(11), 'password/length'],
    ['twelve', 'a'.repeat(12), 'taken'],
    ['two hundred', 'a'.repeat(200), 'taken'],
    ['two hundred and one', 'a'.repeat(201), 'password/length'],
    ['one kind of sign', 'quietriverseven', 'taken'],
  ])('%s', (_, password, expected) => expect(judged(password, asvs)).toBe(expected))
})

describe('a password under 等保', () => {
  it.each([
    ['seven signs', 'Ab1-xyz', 'password/length'],
    ['eight, three kinds', 'Abcdefg1', 'taken'],
    ['eight, two kinds', 'abcdefg1', 'password/kinds'],
    ['long, two kinds', 'abcdefghijklmnop1', 'password/kinds'],
  ])('%s', (_, password, expected) => expect(judged(password, classifiedProtection)).toBe(expected))
})

describe('what word lists say', () => {
  it.each<[string, Guessability, string]>([
    ['leaked', { score: 4, breached: true }, 'password/breached'],
    ['guessable', { score: 2, breached: false }, 'password/too-simple'],
    ['hard', { score: 3, breached: false }, 'taken'],
  ])('%s', (_, found, expected) => expect(judged('twelve signs or more', asvs, found)).toBe(expected))

  it('is asked last: not for a password that is refused anyway', () => {
    const guess = () => {
      throw new Error('asked')
    }
    expect(judgePassword('short', asvs, [], guess).ok).toBe(false)
    expect(judgePassword('holds zhaogang', asvs, ['zhaogang'], guess).ok).toBe(false)
  })
})

describe('one’s own words', () => {
  it.each([
    ['the name', '我是王建国哈哈', ['王建国'], '王建国'],
    ['the login, in capitals', 'xx-WangJG-xx', ['wangjg'], 'wangjg'],
    ['full-width letters', 'ｗａｎｇjg2025', ['wangjg'], 'wangjg'],
    ['two letters mean nothing', 'a quiet river', ['ri'], null],
    ['one character means nothing', '平安是福', ['安'], null],
    ['another’s', 'quiet', ['loud'], null],
  ])('%s', (_, password, words, expected) => expect(ownWordIn(password, words)).toBe(expected))
})

it.each([
  ['abc', 1],
  ['aB', 2],
  ['aB1', 3],
  ['aB1-', 4],
  ['密码', 1],
  ['１', 1],
  ['', 0],
])('%j has %i kinds of signs', (password, expected) => expect(kindsOfSigns(password)).toBe(expected))

it.each([
  [asvs, 10_000, false],
  [classifiedProtection, 89, false],
  [classifiedProtection, 90, true],
])('under %s a password %i days old is over: %s', (profile, days, expected) =>
  expect(isPasswordExpired(profile, days)).toBe(expected),
)

it('every value of a profile says where it stands', () => {
  for (const rules of Object.values(passwordProfiles))
    for (const { source } of Object.values(rules))
      expect(source).toMatch(/^(ASVS 5\.0 6\.|GB\/T 22239-2019 8\.)/)
})
