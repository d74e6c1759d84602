import { RequestError } from './request-error.js'

/** A value of the keys by which a list is ordered. */
export type CursorKey = string | number | boolean | null

const longestCursor = 2_000

const badCursor = () =>
  new RequestError({
    code: 'page/bad-cursor',
    field: 'after',
    message: {
      zh: '翻页位置无效，请从第一页重新开始',
      en: 'The cursor does not belong to this list; start from the first page',
    },
  })

/**
 * A place in an ordered list: the name of the list with its order, and the keys of the row after which to go on.
 * Opaque to clients but not secret: it only bounds a query that is bounded by scope anyway, so it needs no signature.
 */
export function encodeCursor(list: string, keys: readonly CursorKey[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url')
}

/**
 * Reads a cursor of this very list.
 *
 * @param types JavaScript types of the keys, in order; `null` may stand for any of them only where `'nullable …'`.
 * @throws RequestError `page/bad-cursor` when it is forged, broken or another list's.
 */
export function decodeCursor(list: string, types: readonly CursorKeyType[], cursor: string): CursorKey[] {
  if (cursor.length === 0 || cursor.length > longestCursor || !/^[\w-]+$/.test(cursor)) throw badCursor()
  const [name, ...keys] = parseArray(Buffer.from(cursor, 'base64url').toString())
  if (name !== list || keys.length !== types.length) throw badCursor()
  return keys.map((key, index) => {
    const type = types[index]
    if (type === undefined || !accepts(type, key)) throw badCursor()
    return key
  })
}

/** `day` is YYYY-MM-DD, `uuid` and `decimal` are what PostgreSQL takes as such, `instant` is milliseconds since 1970. */
export type CursorKeyType = 'text' | 'uuid' | 'integer' | 'instant' | 'day' | 'decimal' | 'boolean'

const forms: Partial<Record<CursorKeyType, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  day: /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$|^(19|20)\d\d-(0[13-9]|1[0-2])-(29|30)$|^(19|20)\d\d-(0[13578]|1[02])-31$|^(19|20)([02468][048]|[13579][26])-02-29$/,
  decimal: /^-?\d{1,20}(\.\d{1,20})?$/,
}

function accepts(type: CursorKeyType, key: unknown): key is CursorKey {
  switch (type) {
    case 'boolean':
      return typeof key === 'boolean'
    case 'integer':
    case 'instant':
      return Number.isSafeInteger(key)
    case 'text':
      return typeof key === 'string' && key.isWellFormed() && !key.includes('\0')
    default:
      return typeof key === 'string' && (forms[type]?.test(key) ?? false)
  }
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    throw badCursor()
  }
}
