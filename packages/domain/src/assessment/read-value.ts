import { ok, type Result, refuse } from '../kernel/index.js'

/** What a scheme is compiled from: the values in force, by key. An `EffectiveRulebook` is one. */
export interface ValuesInForce {
  readonly values: ReadonlyMap<string, { readonly statement: { readonly value: unknown } }>
}

/** The part of a zod schema that reading a value needs. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }
}

/** The value of a key, or the refusal `assessment/value-missing` or `assessment/value-invalid` with the key as its field. */
export function readValue<T>(book: ValuesInForce, key: string, schema: Schema<T>): Result<T> {
  const stated = book.values.get(key)
  if (stated === undefined) {
    return refuse(
      'assessment/value-missing',
      { zh: `规则缺少 ${key}`, en: `the rulebook states no ${key}` },
      key,
    )
  }
  const parsed = schema.safeParse(stated.statement.value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const where = issue === undefined ? '' : `${issue.path.map(String).join('.')} ${issue.message}`.trim()
  const message = { zh: `${key} 的值不合规定：${where}`, en: `${key} has an invalid value: ${where}` }
  return refuse('assessment/value-invalid', message, key)
}

/** The values of an open set of keys, `[name after the prefix, value]`, in the order of the book. */
export function readValues<T>(book: ValuesInForce, prefix: string, schema: Schema<T>): Result<[string, T][]> {
  const values: [string, T][] = []
  for (const key of book.values.keys()) {
    if (!key.startsWith(prefix)) continue
    const value = readValue(book, key, schema)
    if (!value.ok) return value
    values.push([key.slice(prefix.length), value.value])
  }
  return ok(values)
}
