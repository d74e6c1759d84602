/** How a choice of an edition is written in a form: the id alone does not name it. */
export const editionKey = (edition: { readonly id: string; readonly version: number }): string =>
  `${edition.id}@${edition.version}`

/** The exclusive limit of facts when the last day that counts is `lastDay` (`YYYY-MM-DD`, Asia/Shanghai). */
export function cutoffAfter(lastDay: string): string {
  return new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + 86_400_000).toISOString()
}

/** The last day whose facts can be known for a year when today is `today`: the year's end, or yesterday while it goes on. */
export function defaultLastDay(year: number, today: string): string {
  const end = `${year}-12-31`
  if (today > end) return end
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return yesterday < `${year}-01-01` ? `${year}-01-01` : yesterday
}

/** Whether an edition has rules by which a year can be scored. */
export const assessesYears = (edition: {
  readonly statements: readonly { readonly key: string }[]
}): boolean => edition.statements.some((statement) => statement.key.startsWith('annual.rule.'))
