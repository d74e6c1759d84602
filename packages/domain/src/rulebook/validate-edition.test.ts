import { describe, expect, test } from 'vitest'
import { editionById } from './books/index.js'
import { indicatorsOf } from './indicators.js'
import type { RulebookEdition } from './schema.js'
import { validateEdition } from './validate-edition.js'

type Json = Record<string, unknown>

const source = { document: 'someplace-2024-3', clause: '附 1' }
const title = { zh: '某项', en: 'An item' }
const stated = (key: string, value: unknown, unit = 'points', more: Json = {}): Json => ({
  key,
  value,
  unit,
  source,
  effectiveFrom: '2024-05-01',
  ...(/\.(rule|group)\./.test(key) && { title }),
  ...more,
})

/** A sixth regulation of the same family: another choice at every point where cities differ. */
const sixth = (): Json & { statements: Json[] } => ({
  id: 'someplace-2024',
  version: 1,
  title: { zh: '某市规则', en: 'Rulebook of some place' },
  shortName: 'SP',
  level: 'city',
  document: 'someplace-2024-3',
  effectiveFrom: '2024-05-01',
  outline: {
    document: 'someplace-2024-3',
    title: { zh: '某市办法', en: 'Measures of some place' },
    shortName: 'SP',
    number: '某政办发〔2024〕3号',
    issuedOn: '2024-04-20',
    clauses: [{ id: '附 1', title: { zh: '考核', en: 'Assessment' } }],
  },
  statements: [
    stated('annual.start', 100),
    stated('annual.veto_mark', 59),
    stated('annual.parts', 'weighted', 'choice'),
    stated('annual.over_accounts', 'minimum', 'choice'),
    stated('annual.normalisation', 'none', 'choice'),
    stated('annual.bonus', { onlyAbove: 85, atMost: 5 }),
    stated('annual.unqualified_below', 60),
    stated('annual.group.content', { weightPercent: 60 }, 'percent'),
    stated('annual.group.service', { weightPercent: 40 }, 'percent'),
    stated('annual.rule.content.typo', { kind: 'finding', group: 'content', points: 1.5, cap: 15 }),
    stated('annual.rule.service.late_reply', {
      kind: 'late_reply',
      group: 'service',
      points: 3,
      messageKind: 'policy_enquiry',
      hours: 48,
      hoursTouchingNonWorkingDay: 72,
    }),
    stated('annual.rule.bonus.few', {
      kind: 'few_problems_bonus',
      group: 'content',
      foundBy: 'county',
      steps: [
        { fewerThan: 2, points: 5 },
        { fewerThan: 4, points: 2 },
      ],
    }),
    stated('cadence.text', { posts: 3, per: 'week', counted: 'each', strictness: 'required' }, 'posts'),
  ],
})

/** The sixth regulation with one thing changed, found by key. */
function spoilt(change: (edition: ReturnType<typeof sixth>, at: (key: string) => Json) => void): unknown {
  const edition = sixth()
  change(edition, (key) => {
    const found = edition.statements.find((statement) => statement.key === key)
    if (!found) throw new Error(`the sample has no ${key}`)
    return found
  })
  return edition
}

const problemsOf = (json: unknown): string[] => {
  const validated = validateEdition(json)
  return validated.ok ? [] : validated.refusal.problems.map(({ path, code }) => `${path} ${code}`)
}

test('a sixth regulation is JSON alone, and comes back frozen', () => {
  const json = JSON.parse(JSON.stringify(sixth())) as unknown
  const validated = validateEdition(json)
  expect(validated).toEqual({ ok: true, value: json })
  const edition = (validated as { value: RulebookEdition }).value
  expect(() => Object.assign(edition.statements[5]?.value as Json, { atMost: 50 })).toThrow(TypeError)
  expect(
    () => Object.assign((json as Json).title as Json, { zh: '别名' }),
    'the caller’s JSON stays its own',
  ).not.toThrow()
  expect([...indicatorsOf([edition])]).toEqual(['content.typo', 'service.late_reply'])
})

describe('refused', () => {
  test.each<[why: string, json: unknown, problem: string]>([
    ['no object', 'text', ' rulebook/invalid-value'],
    [
      'no statement',
      spoilt((edition) => Object.assign(edition, { statements: [] })),
      'statements rulebook/invalid-value',
    ],
    ['a misspelt field of the edition', { ...sixth(), efectiveTo: '2025-01-01' }, ' rulebook/invalid-value'],
    [
      'a misspelt field of a statement',
      spoilt((_, at) => Object.assign(at('annual.start'), { efectiveTo: '2025-01-01' })),
      'statements[0] rulebook/invalid-value',
    ],
    [
      'a day that does not exist',
      spoilt((edition) => Object.assign(edition, { effectiveFrom: '2024-02-30' })),
      'effectiveFrom rulebook/invalid-value',
    ],
    [
      'ends before it begins',
      spoilt((edition) => Object.assign(edition, { effectiveTo: '2024-05-01' })),
      'effectiveTo rulebook/empty-period',
    ],
    [
      'a statement ends before it begins',
      spoilt((_, at) => Object.assign(at('annual.start'), { effectiveTo: '2024-01-01' })),
      'statements[0].effectiveTo rulebook/empty-period',
    ],
    [
      'a what-if',
      spoilt((edition) => Object.assign(edition, { level: 'what_if' })),
      'level rulebook/not-issued',
    ],
    [
      'an unknown key, by name',
      spoilt((_, at) => Object.assign(at('cadence.text'), { key: 'cadence.podcast' })),
      'statements[12].key rulebook/unknown-key',
    ],
    [
      'an open set without a name',
      spoilt((_, at) => Object.assign(at('cadence.text'), { key: 'annual.rule' })),
      'statements[12].key rulebook/unknown-key',
    ],
    [
      'a value of another shape',
      spoilt((_, at) => Object.assign(at('annual.bonus'), { value: 20 })),
      'statements[5].value rulebook/invalid-value',
    ],
    [
      'a word that is not in the list',
      spoilt((_, at) => Object.assign(at('annual.parts'), { value: 'product' })),
      'statements[2].value rulebook/invalid-value',
    ],
    [
      'a misspelt field of a rule',
      spoilt((_, at) => Object.assign(at('annual.rule.content.typo').value as Json, { atmost: 1 })),
      'statements[9].value rulebook/invalid-value',
    ],
    [
      'points finer than hundredths',
      spoilt((_, at) => Object.assign(at('annual.rule.content.typo').value as Json, { points: 0.125 })),
      'statements[9].value.points rulebook/invalid-value',
    ],
    [
      'negative points',
      spoilt((_, at) => Object.assign(at('annual.rule.content.typo').value as Json, { points: -1 })),
      'statements[9].value.points rulebook/invalid-value',
    ],
    [
      'an unknown kind of rule',
      spoilt((_, at) => Object.assign(at('annual.rule.content.typo').value as Json, { kind: 'lottery' })),
      'statements[9].value.kind rulebook/invalid-value',
    ],
    [
      'a unit of another measure',
      spoilt((_, at) => Object.assign(at('cadence.text'), { unit: 'hours' })),
      'statements[12].unit rulebook/wrong-unit',
    ],
    [
      'an item of an open set without a title',
      spoilt((_, at) => delete at('annual.rule.content.typo').title),
      'statements[9].title rulebook/title-missing',
    ],
    [
      'a clause that its own outline lacks',
      spoilt((_, at) => Object.assign(at('cadence.text'), { source: { ...source, clause: '附 2' } })),
      'statements[12].source.clause rulebook/unknown-clause',
    ],
    [
      'a clause that a known regulation lacks',
      spoilt((_, at) =>
        Object.assign(at('cadence.text'), { source: { document: 'suqian-2021-22', clause: '四百' } }),
      ),
      'statements[12].source.clause rulebook/unknown-clause',
    ],
    [
      'no clause',
      spoilt((_, at) => Object.assign(at('cadence.text'), { source: { ...source, clause: '' } })),
      'statements[12].source.clause rulebook/invalid-value',
    ],
    [
      'an outline of another document',
      spoilt((edition) => Object.assign(edition.outline as Json, { document: 'other' })),
      'outline.document rulebook/foreign-outline',
    ],
    [
      'a key stated twice at once',
      spoilt((edition) => edition.statements.push(stated('annual.start', 90))),
      'statements[13].key rulebook/stated-twice',
    ],
    [
      'an unknown group',
      spoilt((_, at) => Object.assign(at('annual.rule.content.typo').value as Json, { group: 'contents' })),
      'statements[9].value.group rulebook/unknown-group',
    ],
    [
      'weights that don’t sum to 100',
      spoilt((_, at) => Object.assign(at('annual.group.content').value as Json, { weightPercent: 50 })),
      'statements rulebook/weights-sum',
    ],
    [
      'a weight missing',
      spoilt((_, at) => Object.assign(at('annual.group.content'), { value: {} })),
      'statements[7].value.weightPercent rulebook/weight-missing',
    ],
    [
      'weights though parts are summed',
      spoilt((_, at) => Object.assign(at('annual.parts'), { value: 'sum' })),
      'statements[7].value.weightPercent rulebook/weight-unused',
    ],
    [
      'steps not in order',
      spoilt((_, at) => (at('annual.rule.bonus.few').value as { steps: Json[] }).steps.reverse()),
      'statements[11].value.steps[1] rulebook/steps-unordered',
    ],
    [
      'a step that gives no less',
      spoilt((_, at) =>
        Object.assign((at('annual.rule.bonus.few').value as { steps: Json[] }).steps[1] as Json, {
          points: 5,
        }),
      ),
      'statements[11].value.steps[1] rulebook/steps-unordered',
    ],
    [
      'less time on holidays',
      spoilt((_, at) =>
        Object.assign(at('annual.rule.service.late_reply').value as Json, { hoursTouchingNonWorkingDay: 24 }),
      ),
      'statements[10].value.hoursTouchingNonWorkingDay rulebook/hours-shrink',
    ],
  ])('%s', (_, json, problem) => {
    expect(problemsOf(json)).toContain(problem)
  })

  test('a platform in two minimums of one cadence', () => {
    const cadence = (minimums: unknown) =>
      problemsOf(
        spoilt((edition) => {
          edition.statements.push(
            stated('annual.rule.content.cadence', { kind: 'cadence', group: 'content', points: 1, minimums }),
          )
        }),
      )
    const weekly = { per: 'week', posts: 1 }
    const clash = ['statements[13].value.minimums rulebook/platform-twice']
    expect(
      cadence([
        { platforms: ['weibo'], ...weekly },
        { platforms: ['douyin', 'weibo'], ...weekly },
      ]),
    ).toEqual(clash)
    expect(cadence([weekly, { ...weekly, posts: 2 }])).toEqual(clash)
    expect(cadence([{ platforms: ['weibo'], ...weekly }, weekly])).toEqual([])
  })

  test('all problems at once, in both languages, the first one as the field', () => {
    const json = spoilt((_, at) => {
      Object.assign(at('annual.start'), { unit: 'days' })
      Object.assign(at('cadence.text'), { key: 'cadence.podcast' })
    })
    const validated = validateEdition(json)
    expect(validated).toMatchObject({
      ok: false,
      refusal: { code: 'rulebook/invalid-edition', field: 'statements[0].unit', problems: [{}, {}] },
    })
    for (const { message } of validated.ok ? [] : validated.refusal.problems) {
      expect(message.zh).toMatch(/\p{Script=Han}/u)
      expect(message.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('also when the edition as a whole can’t be read', () => {
    const json = spoilt((edition, at) => {
      edition.level = 'galaxy'
      Object.assign(at('annual.start'), { value: 'many' })
      Object.assign(at('annual.parts'), { effectiveFrom: 'some day' })
      Object.assign(at('cadence.text'), { key: 'cadence.podcast' })
    })
    expect(problemsOf(json)).toEqual([
      'level rulebook/invalid-value',
      'statements[2].effectiveFrom rulebook/invalid-value',
      'statements[0].value rulebook/invalid-value',
      'statements[12].key rulebook/unknown-key',
    ])
  })

  test('messages of the schema are in both languages too', () => {
    const validated = validateEdition({ ...sixth(), version: 'one', effectiveFrom: '2024-02-30' })
    const messages = validated.ok ? [] : validated.refusal.problems.map(({ message }) => message)
    expect(messages).toHaveLength(2)
    for (const { zh, en } of messages) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('taken', () => {
  test('values of one key that follow each other', () => {
    const json = spoilt((edition, at) => {
      Object.assign(at('annual.start'), { effectiveTo: '2025-01-01' })
      edition.statements.push(stated('annual.start', 90, 'points', { effectiveFrom: '2025-01-01' }))
    })
    expect(problemsOf(json)).toEqual([])
  })

  test('a county book which changes one rule and leans on the groups of the city', () => {
    const rule = { kind: 'finding', group: 'operation', points: 3 }
    const json = spoilt((edition) => {
      edition.statements.splice(0, edition.statements.length, stated('annual.rule.operation.typo', rule))
    })
    expect(problemsOf(json)).toEqual([])
  })

  test('a document whose outline nobody knows', () => {
    const json = spoilt((edition) => {
      delete edition.outline
    })
    expect(problemsOf(json)).toEqual([])
  })

  test('a built-in book as it goes through the database and back', () => {
    const book = editionById('suqian-2021')
    expect(validateEdition(JSON.parse(JSON.stringify(book)))).toEqual({ ok: true, value: book })
  })
})
