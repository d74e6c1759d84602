import { ok, type Refusal, type Result, refused } from '../kernel/index.js'

/** Longest login and name, in UTF-16 units. */
export const longestPersonText = 100

const badLogin: Refusal = {
  code: 'person/bad-login',
  field: 'login',
  message: {
    zh: '登录名须为 2 至 100 个字符，不含空格和控制字符',
    en: 'A login has from 2 to 100 characters, without blanks and control characters',
  },
}

const badName: Refusal = {
  code: 'person/bad-name',
  field: 'name',
  message: {
    zh: '姓名须为 1 至 100 个字符，不含换行等控制字符',
    en: 'A name has from 1 to 100 characters, without line breaks and other control characters',
  },
}

/** Somebody else has the login, whether the viewer may see them or not: logins are unique in the whole installation. */
export const loginTaken: Refusal = {
  code: 'person/login-taken',
  field: 'login',
  message: { zh: '此登录名已有人使用', en: 'This login is taken' },
}

/** Not there, or not within the viewer's subtree: the two look the same. */
export const noSuchPerson: Refusal = {
  code: 'person/not-found',
  field: 'personId',
  message: { zh: '没有此人员', en: 'No such person' },
}

export const personDisabled: Refusal = {
  code: 'person/disabled',
  field: 'personId',
  message: { zh: '此人员已停用', en: 'This person is disabled' },
}

/** Logins are compared without regard to case and surrounding blanks. */
export const normalLogin = (login: string): string => login.trim().normalize('NFC').toLowerCase()

/** Signs by which a text could look like another one: controls, and those that turn the direction of writing. */
const treacherous = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** @returns the login as it is stored; refusal `person/bad-login`. */
export function checkLogin(typed: string): Result<string> {
  const login = normalLogin(typed)
  const good = login.length >= 2 && login.length <= longestPersonText && !/[\s\p{C}]/u.test(login)
  return good ? ok(login) : refused(badLogin)
}

/** @returns the name as it is stored; refusal `person/bad-name`. */
export function checkName(typed: string): Result<string> {
  const name = typed.trim().normalize('NFC')
  return name.length >= 1 && name.length <= longestPersonText && !treacherous.test(name)
    ? ok(name)
    : refused(badName)
}
