import type { z } from 'zod'
import zhCN from 'zod/v4/locales/zh-CN.js'
import type { Bilingual, Refusal } from '../kernel/index.js'

/** One thing wrong with an edition. `path` leads to it from the root of the JSON, e.g. `statements[3].value.points`. */
export interface EditionProblem {
  readonly path: string
  readonly code: string
  readonly message: Bilingual
}

/** Says no to an edition and lists everything that is wrong with it, not only the first. */
export interface EditionRefusal extends Refusal {
  readonly problems: readonly EditionProblem[]
}

export function editionRefusal(problems: readonly EditionProblem[]): EditionRefusal {
  return {
    code: 'rulebook/invalid-edition',
    ...(problems[0] && { field: problems[0].path }),
    message: {
      zh: `规则版本有 ${problems.length} 处问题`,
      en:
        problems.length === 1 ? 'The edition has one problem' : `The edition has ${problems.length} problems`,
    },
    problems,
  }
}

/** Messages of the schemas' own checks, which zod has in one language only. */
const ownChecks: Readonly<Record<string, string>> = {
  'not a day': '不是存在的日期',
  'a word twice': '有重复项',
}

const chinese = zhCN().localeError

/** What a schema finds wrong with a value, in both languages, with paths that begin at `base`. */
export function schemaProblems(schema: z.ZodType, value: unknown, base = ''): EditionProblem[] {
  const english = schema.safeParse(value)
  if (english.success) return []
  const translated = schema.safeParse(value, { error: chinese }).error?.issues ?? []
  return english.error.issues.map((issue, index) => ({
    path: pathOf(issue.path, base),
    code: 'rulebook/invalid-value',
    message: {
      zh: ownChecks[issue.message] ?? translated[index]?.message ?? issue.message,
      en: issue.message,
    },
  }))
}

function pathOf(path: readonly PropertyKey[], base: string): string {
  return path.reduce<string>((sofar, part) => {
    if (typeof part === 'number') return `${sofar}[${part}]`
    return sofar === '' ? String(part) : `${sofar}.${String(part)}`
  }, base)
}
