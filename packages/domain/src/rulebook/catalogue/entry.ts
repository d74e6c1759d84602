import type { z } from 'zod'
import type { Bilingual } from '../../kernel/index.js'
import type { Area } from './areas.js'
import type { Unit } from './units.js'

/** What a key means: its title, what a value of it looks like and in which units it may be counted. */
export interface CatalogueEntry {
  /** A key, or for an open set of keys a pattern that ends in `.*`; then each statement carries its own title. */
  readonly key: string
  readonly area: Area
  readonly title: Bilingual
  readonly schema: z.ZodType
  readonly units: readonly [Unit, ...Unit[]]
}

type Rest = readonly [key: string, zh: string, en: string, schema: z.ZodType, ...units: [Unit, ...Unit[]]]

/** Files the keys of an area: `[name after the area, Chinese, English, schema, units…]`. */
export const area = (name: Area, entries: readonly Rest[]): CatalogueEntry[] =>
  entries.map(([key, zh, en, schema, ...units]) => ({
    key: `${name}.${key}`,
    area: name,
    title: { zh, en },
    schema,
    units,
  }))
