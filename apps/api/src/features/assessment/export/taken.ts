import { type Bilingual, formatPoints, type Points } from '@zhengmei/domain/kernel'
import { groupTitle } from '../explain/indicator.js'
import type { RunRules } from '../scheme-of-run.js'

/** What each part of the rules cost an account, where it cost something, in one line. */
export function takenBy(rules: RunRules, deductions: Readonly<Record<string, number>>): Bilingual {
  const taken = rules.scheme.groups.flatMap(({ name }) => {
    const points = deductions[name] ?? 0
    return points === 0 ? [] : [{ title: groupTitle(rules, name), points: formatPoints(points as Points) }]
  })
  return {
    zh: taken.map(({ title, points }) => `${title.zh} -${points}`).join('；'),
    en: taken.map(({ title, points }) => `${title.en} -${points}`).join('; '),
  }
}
