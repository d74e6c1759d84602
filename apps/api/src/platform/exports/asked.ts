import { type Bilingual, type PlainDate, parsePlainDate } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import type { ExportDescription } from './exportable.js'

/** A word of an enum as GraphQL spells it. */
export const wordOf = <const Words extends Readonly<Record<string, string>>>(words: Words) =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(words))

/** A day as GraphQL spells it. */
export const dayAsked = z.string().transform((text, context) => {
  const parsed = parsePlainDate(text)
  if (parsed !== null) return parsed
  context.addIssue('not a day')
  return z.NEVER
})

/** Rows that were selected one by one. */
export const selectedIds = z.array(z.uuid()).min(1).max(200)

/** A filter as the sheet 导出说明 tells it: what is filtered by, and to what. */
export type ToldFilter = ExportDescription['filters'][number]

/** The filters that are set, in their order. */
export const toldFilters = (
  ...filters: readonly (ToldFilter | '' | false | null | undefined)[]
): readonly ToldFilter[] => filters.filter((filter) => !!filter)

/** How the sheet 导出说明 says that rows were selected one by one. */
export const selectedRows = (ids: readonly string[]): ToldFilter => [
  { zh: '选中的行', en: 'Rows selected' },
  said(String(ids.length)),
]

/** Several titles in one line. */
export const inOneLine = (titles: readonly Bilingual[]): Bilingual => ({
  zh: titles.map(({ zh }) => zh).join('、'),
  en: titles.map(({ en }) => en).join(', '),
})

/** What is the same in both languages. */
export const said = (text: string): Bilingual => ({ zh: text, en: text })

/** A yes or a no. */
export const yesOrNo = (is: boolean): Bilingual => (is ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })

/** Days from–to as the sheet 导出说明 tells them; undefined where neither end is set. */
export const daysSaid = (
  what: Bilingual,
  from: PlainDate | null | undefined,
  to: PlainDate | null | undefined,
): ToldFilter | undefined => (from || to ? [what, said(`${from ?? ''} – ${to ?? ''}`)] : undefined)
