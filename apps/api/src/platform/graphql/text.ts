import { RequestError } from './request-error.js'

const badText = (field: string) =>
  new RequestError(
    {
      code: 'input/bad-text',
      field,
      message: { zh: '文本含有无法保存的字符', en: 'A text holds characters that can not be stored' },
    },
    400,
  )

/**
 * Refuses text that PostgreSQL can't store as it is (NUL) or that is no Unicode (half a surrogate pair). Everything
 * else passes unchanged, in whatever normal form it came.
 *
 * @param value arguments of a field: texts at any depth.
 * @param field where the value stands, as `input.name`; empty for the arguments themselves.
 * @throws RequestError `input/bad-text` with the field that holds it.
 */
export function requireGoodText(value: unknown, field = ''): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw badText(field)
  } else if (Array.isArray(value)) {
    for (const item of value) requireGoodText(item, field)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value))
      requireGoodText(item, field === '' ? name : `${field}.${name}`)
  }
}
