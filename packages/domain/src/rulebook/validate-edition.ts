import { z } from 'zod'
import { ok, type Result, refused } from '../kernel/index.js'
import { catalogueEntry, isOpenSet } from './catalogue/index.js'
import { units } from './catalogue/units.js'
import { crossChecks } from './cross-checks.js'
import { deepFreeze } from './deep-freeze.js'
import { outlines } from './outlines/index.js'
import { type EditionProblem, type EditionRefusal, editionRefusal, schemaProblems } from './problems.js'
import {
  type Outline,
  outlineSchema,
  type RulebookEdition,
  rulebookEditionSchema,
  type Statement,
  statementSchema,
} from './schema.js'

/**
 * Reads a rulebook given as JSON and gives it back frozen. Every key must stand in the catalogue and its value have the shape and unit
 * said there; a source must name a clause of its document's outline, the product's or one that the edition brings along.
 * Refused with `rulebook/invalid-edition` and the list of all problems.
 */
export function validateEdition(json: unknown): Result<RulebookEdition, EditionRefusal> {
  const parsed = rulebookEditionSchema.safeParse(json)
  if (!parsed.success) {
    return refused(
      editionRefusal([...schemaProblems(rulebookEditionSchema, json), ...problemsOfReadable(json)]),
    )
  }
  const edition = parsed.data
  const problems = [
    ...headProblems(edition),
    ...edition.statements.flatMap((statement, index) =>
      statementProblems(statement, edition, `statements[${index}]`),
    ),
    ...crossChecks(edition),
  ]
  return problems.length > 0 ? refused(editionRefusal(problems)) : ok(deepFreeze(edition))
}

/** Of an edition that doesn't parse as a whole: what is wrong with the statements that do by themselves. */
function problemsOfReadable(json: unknown): EditionProblem[] {
  const { statements, outline } = readableSchema.safeParse(json).data ?? { statements: [] }
  return statements.flatMap((each, index) => {
    const statement = statementSchema.safeParse(each)
    return statement.success ? statementProblems(statement.data, { outline }, `statements[${index}]`) : []
  })
}

const readableSchema = z.object({
  statements: z.array(z.unknown()).catch([]),
  outline: outlineSchema.optional().catch(undefined),
})

function headProblems({ level, document, outline }: RulebookEdition): EditionProblem[] {
  const problems: EditionProblem[] = []
  if (level === 'what_if') {
    problems.push({
      path: 'level',
      code: 'rulebook/not-issued',
      message: { zh: '假设版本不能作为规则发布', en: 'A what-if is not a book that anyone issued' },
    })
  }
  if (outline && (outline.document !== document || outlines.has(document))) {
    problems.push({
      path: 'outline.document',
      code: 'rulebook/foreign-outline',
      message: {
        zh: '只能附本规则所依文件的目录，且不得替换内置目录',
        en: 'Only the outline of the edition’s own document may be given, and none that the product carries',
      },
    })
  }
  return problems
}

/** What is wrong with one statement by itself. */
export function statementProblems(
  statement: Statement,
  edition: Pick<RulebookEdition, 'outline'>,
  path: string,
): EditionProblem[] {
  const { key, unit, value } = statement
  const entry = catalogueEntry(key)
  if (!entry) {
    return [
      {
        path: `${path}.key`,
        code: 'rulebook/unknown-key',
        message: { zh: `没有这样的规则项：${key}`, en: `No such key: ${key}` },
      },
    ]
  }
  const problems = schemaProblems(entry.schema, value, `${path}.value`)
  if (!entry.units.some((each) => each === unit)) {
    problems.push({
      path: `${path}.unit`,
      code: 'rulebook/wrong-unit',
      message: {
        zh: `单位应为 ${entry.units.map((each) => `${each}（${units[each].zh}）`).join(' 或 ')}`,
        en: `The unit must be ${entry.units.join(' or ')}`,
      },
    })
  }
  if (isOpenSet(entry) && !statement.title) {
    problems.push({
      path: `${path}.title`,
      code: 'rulebook/title-missing',
      message: { zh: '自定义项须有中英文名称', en: 'An item of an open set needs a title in both languages' },
    })
  }
  return [...problems, ...sourceProblems(statement, edition.outline, `${path}.source`)]
}

function sourceProblems({ source }: Statement, own: Outline | undefined, path: string): EditionProblem[] {
  const outline = own?.document === source.document ? own : outlines.get(source.document)
  if (!outline || outline.clauses.some((clause) => clause.id === source.clause)) return []
  return [
    {
      path: `${path}.clause`,
      code: 'rulebook/unknown-clause',
      message: {
        zh: `${outline.shortName} 的目录中没有 ${source.clause}`,
        en: `The outline of ${outline.shortName} has no ${source.clause}`,
      },
    },
  ]
}
