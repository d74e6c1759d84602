import { expect, test } from 'vitest'
import { books } from './books/index.js'
import { describeValue } from './describe-value.js'
import type { Statement } from './schema.js'

const ofBook = (shortName: string, key: string) => {
  const statement = books
    .find((book) => book.shortName === shortName)
    ?.statements.find((each) => each.key === key)
  if (!statement) throw new Error(`${shortName} doesn’t state ${key}`)
  return describeValue(statement)
}

test.each(
  books.flatMap((book) =>
    book.statements.map((statement) => [book.shortName, statement.key, statement] as const),
  ),
)('%s %s reads as words in both languages', (_, _key, statement) => {
  const { zh, en } = describeValue(statement)
  expect(zh).not.toMatch(/[{}"_]|undefined|[a-z]{2}/)
  expect(en).not.toMatch(/[{}"_]|undefined/)
  // Names of annexes and two terms of the field stay Chinese.
  expect(en.replace(/附件\d|（?\((晾晒|在看)\)/g, '')).not.toMatch(/\p{Script=Han}/u)
})

test.each([
  ['HZ', 'filing.deadline', '自完成注册认证起 5 工作日内', 'within 5 working days of certification'],
  ['GC', 'opening.live_within', '自同意开设起 1 年内', 'within 1 year of approval'],
  ['GC', 'closure.announcement_kept', '30 日', '30 days'],
  ['HZ', 'cleanup.followers', '1%', '1%'],
  ['HZ', 'cadence.text', '每周不少于 6 条（原则上）', 'at least 6 a week, in principle'],
  ['SQ', 'cadence.wechat_service', '平均每周不少于 1 条', 'at least 1 a week on average'],
  ['SQ', 'change.consent', '集体研究或主要负责人', 'collective decision of the host or principal'],
  ['HZ', 'opening.consent', '主要负责人（附件1）', 'principal (附件1)'],
  [
    'SQ',
    'opening.approval',
    '主办单位申请 → 同级政府办公厅（室）审核同意 → 市级政府办公厅（室）备案',
    'host unit: apply → government office (same level): agree → government office (city level): file',
  ],
  ['SQ', 'silence.limit', '满 14 日未更新：检查单项否决', '14 days without an update: veto in an inspection'],
  [
    'HZ',
    'silence.limit',
    '连续 2 次满 14 日未更新：清理',
    '2 times running 14 days without an update: clean up',
  ],
  ['HZ', 'cleanup.effect_index', '连续 2 次低于 80 分', '2 times running below 80 points'],
  ['SQ', 'annual.unqualified_below', '未定', 'not set'],
  ['SQ', 'annual.bonus', '高于 70 分方可加分，合计至多 20 分', 'only above 70 points, at most 20 together'],
  ['SQ', 'annual.rule.regime.no_rules', '每次扣 5 分，至多计 1 次', '−5 each, at most 1 counts'],
  [
    'SQ',
    'annual.rule.operation.weekly_update',
    '微信服务号每月不足 4 条，每周不足 1 条：每次扣 5 分',
    'fewer than 4 a month (WeChat service accounts); fewer than 1 a week: −5 each',
  ],
  [
    'SQ',
    'annual.rule.content.originals',
    '全年原创不足 50 条（按存续天数折算），每少 1 条扣 0.5 分',
    'each original missing to 50 a year (in proportion to live days): −0.5',
  ],
  [
    'SQ',
    'annual.rule.bonus.pass_rate',
    '问题少于 5 个加 10 分，问题少于 10 个加 5 分',
    'fewer than 5 problems: +10; fewer than 10 problems: +5',
  ],
  [
    'SQ',
    'inspection.rule.silence',
    '检查前 14 日未更新：单项否决',
    'no update in the 14 days before the check: veto',
  ],
])('%s %s', (shortName, key, zh, en) => {
  expect(ofBook(shortName, key)).toEqual({ zh, en })
})

test.each<[value: Statement['value'], unit: string, zh: string, en: string]>([
  [
    { kind: 'finding', group: 'g', points: 2, cap: 10 },
    'points',
    '每次扣 2 分，本项至多扣 10 分',
    '−2 each, at most 10 by this indicator',
  ],
  [{ weightPercent: 40 }, 'percent', '占 40%', 'counts 40%'],
  [{ weightPercent: 40, cap: 50 }, 'points', '至多扣 50 分，占 40%', 'takes at most 50 points, counts 40%'],
  [{}, 'points', '不设上限', 'no cap'],
])('%j, as a sixth book may state it', (value, unit, zh, en) => {
  expect(describeValue({ value, unit })).toEqual({ zh, en })
})
