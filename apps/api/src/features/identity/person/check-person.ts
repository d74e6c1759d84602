import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { normalLogin } from './person.repository.js'

const longest = 100

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

/** Signs by which a text could look like another one: controls, and those that turn the direction of writing. */
const treacherous = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** @returns the login as it is stored; refusal `person/bad-login`. */
export function checkLogin(typed: string): Result<string> {
  const login = normalLogin(typed)
  const good = login.length >= 2 && login.length <= longest && !/[\s\p{C}]/u.test(login)
  return good ? ok(login) : refused(badLogin)
}

/** @returns the name as it is stored; refusal `person/bad-name`. */
export function checkName(typed: string): Result<string> {
  const name = typed.trim().normalize('NFC')
  return name.length >= 1 && name.length <= longest && !treacherous.test(name) ? ok(name) : refused(badName)
}
