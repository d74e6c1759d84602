import { day, ok, type Result, refused } from '../kernel/index.js'
import { catalogueEntry, isOpenSet } from './catalogue/index.js'
import { copyOf, deepFreeze } from './deep-freeze.js'
import { type EditionProblem, type EditionRefusal, editionRefusal } from './problems.js'
import type { RulebookEdition, Statement } from './schema.js'
import type { EffectiveRulebook } from './stack.js'
import { statementProblems } from './validate-edition.js'

/** A value to try out instead of the one that holds. */
export interface ValueChange {
  readonly key: string
  readonly value: Statement['value']
}

/** Document that a changed value names when no book states the key. */
const whatIfDocument = 'what-if'

/**
 * An edition of the changed values, to be stacked on top of the books for a what-if. Given the rulebook that holds (`base`), each change
 * keeps the unit, title and clause of the value it replaces, so that a comparison can say which clause moved a score.
 * Refused like {@link validateEdition}; paths begin at `changes`.
 */
export function overlay(
  changes: readonly ValueChange[],
  base?: EffectiveRulebook,
): Result<RulebookEdition, EditionRefusal> {
  const statements = changes.map((change) => statementOf(change, base))
  const problems = statements.flatMap((statement, index) => [
    ...statementProblems(statement, {}, `changes[${index}]`),
    ...(changes.findIndex(({ key }) => key === statement.key) < index
      ? [changedTwice(statement.key, index)]
      : []),
  ])
  if (changes.length === 0) problems.push(nothingChanged)
  if (problems.length > 0) return refused(editionRefusal(problems))
  return ok(
    deepFreeze({
      id: whatIfDocument,
      version: 1,
      title: { zh: '假设', en: 'What if' },
      shortName: '假设',
      level: 'what_if' as const,
      document: whatIfDocument,
      effectiveFrom: beginningOfTime,
      statements,
    }),
  )
}

/** A what-if holds whatever year it is asked for. */
const beginningOfTime = day('1900-01-01')

function statementOf({ key, value }: ValueChange, base: EffectiveRulebook | undefined): Statement {
  const replaced = base?.values.get(key)?.statement
  if (replaced) {
    const { effectiveTo: _, ...kept } = replaced
    return { ...kept, value: copyOf(value), effectiveFrom: beginningOfTime }
  }
  const entry = catalogueEntry(key)
  return {
    key,
    value: copyOf(value),
    unit: entry?.units[0] ?? '',
    source: { document: whatIfDocument, clause: key },
    effectiveFrom: beginningOfTime,
    ...(entry && isOpenSet(entry) && { title: { zh: key, en: key } }),
  }
}

const changedTwice = (key: string, index: number): EditionProblem => ({
  path: `changes[${index}].key`,
  code: 'rulebook/stated-twice',
  message: { zh: `${key} 改了两次`, en: `${key} is changed twice` },
})

const nothingChanged: EditionProblem = {
  path: 'changes',
  code: 'rulebook/no-change',
  message: { zh: '没有要改的值', en: 'No value is changed' },
}
