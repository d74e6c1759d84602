import type { Bilingual } from '@zhengmei/domain/kernel'
import { registerEnumType } from 'type-graphql'

/**
 * Registers an enum of the domain (a union of words with titles) under its GraphQL names in capitals:
 * `wechat_channels` becomes `WECHAT_CHANNELS`, `run.read` becomes `RUN_READ`, inside it stays the word.
 *
 * @param titles one entry a value; they become the descriptions.
 * @returns what fields and arguments name as their type.
 */
export function registerEnum<Value extends string>(
  name: string,
  description: string,
  titles: Readonly<Record<Value, Bilingual>>,
): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {}
  const valuesConfig: Record<string, { description: string }> = {}
  for (const value of Object.keys(titles) as Value[]) {
    const key = value.toUpperCase().replaceAll('.', '_')
    values[key] = value
    valuesConfig[key] = { description: `${titles[value].zh} / ${titles[value].en}` }
  }
  registerEnumType(values, { name, description, valuesConfig })
  return values
}
