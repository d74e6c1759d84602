import type { Bilingual } from '@zhengmei/domain/kernel'
import { z } from 'zod'

/** A word of an enum as GraphQL spells it. */
export const wordOf = <const Words extends Readonly<Record<string, string>>>(words: Words) =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(words))

/** Rows that were selected one by one. */
export const selectedIds = z.array(z.uuid()).min(1).max(200)

/** How the sheet 导出说明 says that rows were selected one by one. */
export const selectedRows = (ids: readonly string[]): readonly [Bilingual, Bilingual] => [
  { zh: '选中的行', en: 'Rows selected' },
  said(String(ids.length)),
]

/** What is the same in both languages. */
export const said = (text: string): Bilingual => ({ zh: text, en: text })
