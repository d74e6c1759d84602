import type { ReactNode } from 'react'

/** A value that can be chosen, as the API names it, and what it is called. */
export interface ListChoice<Value extends string> {
  readonly value: Value
  readonly label: string
}

/** What every filter says of itself. */
interface FilterSaid {
  readonly label: string
  /** Shown only when asked for, or when the address sets it. */
  readonly rare?: boolean
  /** Width of its control in rem. */
  readonly width?: number
}

/** Words to be found. The one under the key `q` is the search box that `/` leads to. */
export interface TextFilter extends FilterSaid {
  readonly kind: 'text'
}
/** One of several; `any` says what no choice means. `segments` shows all of them side by side. */
export interface ChoiceFilter<Value extends string = string> extends FilterSaid {
  readonly kind: 'choice'
  readonly choices: readonly ListChoice<Value>[]
  readonly any?: string
}
/** Any of several. */
export interface ChoicesFilter<Value extends string = string> extends FilterSaid {
  readonly kind: 'choices'
  readonly choices: readonly ListChoice<Value>[]
}
/** Days from–to, both inclusive; either may be open. */
export interface DatesFilter extends FilterSaid {
  readonly kind: 'dates'
}
/** Yes or no, with the words of both. */
export interface YesNoFilter extends FilterSaid {
  readonly kind: 'yesNo'
  readonly yes: string
  readonly no: string
  readonly any?: string
}
/** A text in the address whose control the feature draws: a unit picked from the tree, a person. */
export interface OwnFilter extends FilterSaid {
  readonly kind: 'own'
  readonly control: (props: OwnControl) => ReactNode
}
export interface OwnControl {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Days from–to, `YYYY-MM-DD`. */
export interface DateRange {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export type ListFilter = TextFilter | ChoiceFilter | ChoicesFilter | DatesFilter | YesNoFilter | OwnFilter
/** Filters by the name they have in the address. */
export type ListFilters = Readonly<Record<string, ListFilter>>

/** What a filter is set to. */
export type FilterValue<Filter> = Filter extends {
  readonly kind: 'choice'
  readonly choices: readonly ListChoice<infer Value>[]
}
  ? Value
  : Filter extends { readonly kind: 'choices'; readonly choices: readonly ListChoice<infer Value>[] }
    ? readonly Value[]
    : Filter extends { readonly kind: 'dates' }
      ? DateRange
      : Filter extends { readonly kind: 'yesNo' }
        ? boolean
        : string

/** What the filters of a list are set to; absent: no matter. */
export type FilterValues<Filters> = {
  readonly [Key in keyof Filters]?: FilterValue<Filters[Key]> | undefined
}

type Said<Filter> = Omit<Filter, 'kind'>

export const textFilter = (said: Said<TextFilter>): TextFilter => ({ kind: 'text', ...said })
export const choiceFilter = <Value extends string>(said: Said<ChoiceFilter<Value>>): ChoiceFilter<Value> => ({
  kind: 'choice',
  ...said,
})
export const choicesFilter = <Value extends string>(
  said: Said<ChoicesFilter<Value>>,
): ChoicesFilter<Value> => ({ kind: 'choices', ...said })
export const datesFilter = (said: Said<DatesFilter>): DatesFilter => ({ kind: 'dates', ...said })
export const yesNoFilter = (said: Said<YesNoFilter>): YesNoFilter => ({ kind: 'yesNo', ...said })
export const ownFilter = (said: Said<OwnFilter>): OwnFilter => ({ kind: 'own', ...said })
