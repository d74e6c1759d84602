import { daysIn } from './address'
import type { DateRange, FilterValues, ListFilter, ListFilters } from './filters'

type Value = string | boolean | readonly string[] | DateRange

/** What a text of the address sets a filter to. */
export function readValue(filter: ListFilter, text: string): Value {
  switch (filter.kind) {
    case 'choices':
      return text.split(',')
    case 'dates':
      return daysIn(text)
    case 'yesNo':
      return text === 'true'
    default:
      return text
  }
}

/** What the texts of an address set the filters of a list to. */
export function valuesOf<Filters extends ListFilters>(
  filters: Filters,
  texts: Readonly<Record<string, string>>,
): FilterValues<Filters> {
  const values: Record<string, Value> = {}
  for (const [key, filter] of Object.entries(filters)) {
    const text = texts[key]
    if (text !== undefined) values[key] = readValue(filter, text)
  }
  // Each value was read by the kind of its own filter, and `readAddress` let only its choices through.
  return values as FilterValues<Filters>
}
