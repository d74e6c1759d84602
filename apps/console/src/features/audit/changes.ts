import { visibleText } from '@zhengmei/domain/kernel'

/** One value that an entry tells of, before and after, as text; null where there was none. */
export interface Change {
  readonly key: string
  readonly before: string | null
  readonly after: string | null
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

const told = (value: unknown): string | null => {
  if (value === undefined) return null
  return visibleText(typeof value === 'string' ? value : JSON.stringify(value))
}

/** What an entry's states hold, key by key, in the order in which they come. */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [was, is] = [asObject(before), asObject(after)]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return keys.map((key) => ({ key: visibleText(key), before: told(was[key]), after: told(is[key]) }))
}
