/**
 * What a kind of unit writes about and is asked. Slots in braces are filled in when used: {地} the place, {镇} a township of it, {年} {月} {日}
 * the day of the post, {季} its season, {n} a small number, {m} a larger one, {期} the number of the week.
 * A title may begin with the months to which it belongs: `<9-10>`, `<12-12,1-2>`.
 */
export interface Theme {
  readonly posts: readonly string[]
  /** Policy questions, each with its answer. */
  readonly enquiries: readonly (readonly [question: string, reply: string])[]
}
