import { RequestError } from './request-error.js'

/**
 * Refuses text that PostgreSQL can't store as it is (NUL) or that is no Unicode (half a surrogate pair). Everything
 * else passes unchanged, in whatever normal form it came.
 *
 * @param value arguments of a field: texts at any depth.
 * @throws RequestError `input/bad-text`.
 */
export function requireGoodText(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw new RequestError(
        {
          code: 'input/bad-text',
          message: { zh: '文本含有无法保存的字符', en: 'A text holds characters that can not be stored' },
        },
        400,
      )
    }
  } else if (Array.isArray(value)) {
    for (const item of value) requireGoodText(item)
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) requireGoodText(item)
  }
}
