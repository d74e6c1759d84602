import {
  ok,
  type PlainDate,
  parsePlainDate,
  type Refusal,
  type Result,
  refused,
  yearOf,
} from '@zhengmei/domain/kernel'

const longestName = 100
const longestHandle = 100
const longestUrl = 2_000
const longestCode = 50

/** Signs by which a text could look like another one: controls, and those that turn the direction of writing. */
const treacherous = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

const refusalOf = (code: string, field: string, zh: string, en: string): Refusal => ({
  code,
  field,
  message: { zh, en },
})

const badName = refusalOf(
  'account/bad-name',
  'name',
  `名称须为 1 至 ${longestName} 个字符，不含换行等控制字符`,
  `A name has from 1 to ${longestName} characters, without line breaks and other control characters`,
)
const badSubject = refusalOf(
  'account/bad-subject',
  'certifiedSubject',
  `认证主体至多 ${longestName} 个字符，不含换行等控制字符`,
  `A certified subject has at most ${longestName} characters, without line breaks and other control characters`,
)
const badHandle = refusalOf(
  'account/bad-handle',
  'handle',
  `平台账号至多 ${longestHandle} 个字符，不含空格和控制字符`,
  `A handle has at most ${longestHandle} characters, without blanks and control characters`,
)
const badUrl = refusalOf(
  'account/bad-url',
  'url',
  '链接须以 http:// 或 https:// 开头',
  'A link begins with http:// or https://',
)
const badCode = refusalOf(
  'account/bad-code',
  'code',
  `账号编码须为 1 至 ${longestCode} 个字母、数字、点、横线或下划线`,
  `A code has from 1 to ${longestCode} letters, digits, dots, hyphens or underscores`,
)
const badDay = refusalOf(
  'account/bad-day',
  'liveOn',
  '上线日期须在 2009 年至明年之间',
  'The day of going live lies between 2009 and next year',
)

const good = (text: string, longest: number): boolean => text.length <= longest && !treacherous.test(text)

/** @returns the name as it is stored; refusal `account/bad-name`. */
export function checkAccountName(typed: string): Result<string> {
  const name = typed.trim().normalize('NFC')
  return name !== '' && good(name, longestName) ? ok(name) : refused(badName)
}

/** An empty text stands for none. @returns refusal `account/bad-subject`. */
export function checkSubject(typed: string): Result<string | null> {
  const subject = typed.trim().normalize('NFC')
  return good(subject, longestName) ? ok(subject === '' ? null : subject) : refused(badSubject)
}

/** An empty text stands for none. @returns refusal `account/bad-handle`. */
export function checkHandle(typed: string): Result<string | null> {
  const handle = typed.trim().normalize('NFC')
  return good(handle, longestHandle) && !/\s/u.test(handle)
    ? ok(handle === '' ? null : handle)
    : refused(badHandle)
}

/** An empty text stands for none. @returns refusal `account/bad-url`. */
export function checkUrl(typed: string): Result<string | null> {
  const url = typed.trim()
  if (url === '') return ok(null)
  return good(url, longestUrl) && /^https?:\/\/[^\s/]+/u.test(url) ? ok(url) : refused(badUrl)
}

/** @returns refusal `account/bad-code`. */
export const checkCode = (typed: string): Result<string> =>
  new RegExp(`^[\\w.-]{1,${longestCode}}$`, 'u').test(typed.trim()) ? ok(typed.trim()) : refused(badCode)

/** Before 2009 there was no Weibo; what is planned further ahead than next year is no account yet. @returns refusal `account/bad-day`. */
export function checkLiveOn(typed: PlainDate, today: PlainDate): Result<PlainDate> {
  const known = parsePlainDate(typed)
  if (known === null || yearOf(known) < 2009 || yearOf(known) > yearOf(today) + 1) return refused(badDay)
  return ok(known)
}
