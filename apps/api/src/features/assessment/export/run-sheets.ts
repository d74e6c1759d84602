import { platformTitles } from '@zhengmei/domain/account'
import { type Bilingual, formatPoints, type Points } from '@zhengmei/domain/kernel'
import { categoryTitle } from '@zhengmei/domain/org'
import type { Pool } from 'pg'
import { readWithin, streamRows } from '../../../platform/db/index.js'
import type { Cell, CellKind, Sheet } from '../../../platform/exports/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { groupTitle, indicatorOf } from '../explain/indicator.js'
import type { SealedRun } from './sealed-run.js'

/** Whose eyes the rows pass, and in what language. */
export interface SheetReader {
  readonly pool: Pool
  /** Path of the subtree whose units are told. */
  readonly scope: string
  readonly language: keyof Bilingual
}

interface SheetColumn<Row> {
  readonly title: Bilingual
  readonly kind: CellKind
  readonly width?: number
  readonly value: (row: Row) => Cell
}

const points = (value: number): string => formatPoints(value as Points)

/** The sheets 总表, 单位, 账号 and 扣分明细 of a sealed run, streamed one after the other. */
export function runSheets(sealed: SealedRun, reader: SheetReader): Sheet[] {
  const { run, rules } = sealed
  const { language } = reader
  const say = (text: Bilingual) => text[language]
  const sheet = <Row extends object>(
    name: Bilingual,
    query: string,
    columns: readonly SheetColumn<Row>[],
  ): Sheet => ({
    name: say(name),
    columns: columns.map(({ title, kind, width }) => ({
      title: say(title),
      kind,
      width: width ?? (kind === 'number' ? 11 : 18),
    })),
    async *rows() {
      const values = [run.no, ...subtreeBounds(reader.scope)]
      const rows = readWithin(reader.pool, (client) => streamRows<Row>(client, query, values))
      for await (const row of rows) yield columns.map(({ value }) => value(row))
    },
  })
  const indicator = (key: string | null) => (key === null ? null : indicatorOf(rules, key))
  const clause = (key: string | null): string => {
    const source = indicator(key)?.source
    return source ? `${source.documentShortName} ${source.clause}` : ''
  }
  const titleOf = (key: string | null): string => {
    const found = indicator(key)
    return found ? say(found.title) : ''
  }
  const groups = rules.scheme.groups.map(({ name }) => ({ name, title: groupTitle(rules, name) }))
  const unitCode = { title: { zh: '单位编码', en: 'Unit code' }, kind: 'text' } as const
  const unitName = { title: { zh: '单位', en: 'Unit' }, kind: 'text', width: 30 } as const
  return [
    sheet<RankedRow>({ zh: '总表', en: 'Ranking' }, ranking, [
      {
        title: { zh: '类别', en: 'Category' },
        kind: 'text',
        value: (row) => say(categoryTitle(row.category)),
      },
      { title: { zh: '名次', en: 'Rank' }, kind: 'number', width: 8, value: (row) => row.rank },
      { ...unitCode, value: (row) => row.code },
      { ...unitName, value: (row) => row.name },
      { title: { zh: '最终得分', en: 'Final score' }, kind: 'number', value: (row) => row.final },
      { title: { zh: '单位得分', en: 'Unit score' }, kind: 'number', value: (row) => row.score },
      { title: { zh: '账号数', en: 'Accounts' }, kind: 'number', width: 8, value: (row) => row.accounts },
      { title: { zh: '否决项', en: 'Veto' }, kind: 'text', width: 26, value: (row) => titleOf(row.veto) },
      { title: { zh: '否决依据', en: 'Clause of the veto' }, kind: 'text', value: (row) => clause(row.veto) },
    ]),
    sheet<UnitRow>({ zh: '单位', en: 'Units' }, units, [
      { ...unitCode, value: (row) => row.code },
      { ...unitName, value: (row) => row.name },
      {
        title: { zh: '类别', en: 'Category' },
        kind: 'text',
        value: (row) => say(categoryTitle(row.category)),
      },
      { title: { zh: '账号数', en: 'Accounts' }, kind: 'number', width: 8, value: (row) => row.accounts },
      ...groups.map(
        ({ name, title }): SheetColumn<UnitRow> => ({
          title: { zh: `${title.zh}扣分（账号平均）`, en: `${title.en}: taken, mean of its accounts` },
          kind: 'number',
          width: 14,
          value: (row) => meanOf(row.groups[name] ?? 0, row.accounts),
        }),
      ),
      {
        title: { zh: '加分（账号平均）', en: 'Bonus, mean of its accounts' },
        kind: 'number',
        width: 14,
        value: (row) => meanOf(row.bonus, row.accounts),
      },
      {
        title: { zh: '最低账号得分', en: 'Lowest account' },
        kind: 'number',
        value: (row) => points(row.lowest),
      },
      { title: { zh: '单位得分', en: 'Unit score' }, kind: 'number', value: (row) => row.score },
      { title: { zh: '最终得分', en: 'Final score' }, kind: 'number', value: (row) => row.final },
      { title: { zh: '名次', en: 'Rank' }, kind: 'number', width: 8, value: (row) => row.rank },
      {
        title: { zh: '合格', en: 'Qualified' },
        kind: 'text',
        width: 8,
        value: (row) => yesOrNo(row.qualified, say),
      },
    ]),
    sheet<AccountRow>({ zh: '账号', en: 'Accounts' }, accounts, [
      { title: { zh: '账号编码', en: 'Account code' }, kind: 'text', value: (row) => row.code },
      { title: { zh: '账号', en: 'Account' }, kind: 'text', width: 26, value: (row) => row.name },
      {
        title: { zh: '平台', en: 'Platform' },
        kind: 'text',
        value: (row) => say(platformTitles[row.platform]),
      },
      { ...unitCode, value: (row) => row.unit_code },
      { ...unitName, value: (row) => row.unit_name },
      ...groups.map(
        ({ name, title }): SheetColumn<AccountRow> => ({
          title: { zh: `${title.zh}扣分`, en: `${title.en}: taken` },
          kind: 'number',
          value: (row) => points(row.deductions[name] ?? 0),
        }),
      ),
      { title: { zh: '加分', en: 'Bonus' }, kind: 'number', value: (row) => points(row.bonus) },
      { title: { zh: '得分', en: 'Score' }, kind: 'number', value: (row) => points(row.score) },
    ]),
    sheet<LineRow>({ zh: '扣分明细', en: 'Lines' }, lines, [
      { ...unitCode, value: (row) => row.unit_code },
      { ...unitName, value: (row) => row.unit_name },
      { title: { zh: '账号编码', en: 'Account code' }, kind: 'text', value: (row) => row.code },
      { title: { zh: '账号', en: 'Account' }, kind: 'text', width: 26, value: (row) => row.name },
      { title: { zh: '性质', en: 'Kind' }, kind: 'text', width: 10, value: (row) => say(natureOf(row)) },
      { title: { zh: '事项', en: 'Item' }, kind: 'text', width: 34, value: (row) => titleOf(row.indicator) },
      { title: { zh: '条款', en: 'Clause' }, kind: 'text', width: 20, value: (row) => clause(row.indicator) },
      { title: { zh: '次数', en: 'Times' }, kind: 'number', width: 8, value: (row) => row.occurrences },
      {
        title: { zh: '分值（封顶前）', en: 'Points before caps' },
        kind: 'number',
        width: 14,
        value: (row) => points(row.points),
      },
      { title: { zh: '证据数', en: 'Evidence' }, kind: 'number', width: 8, value: (row) => row.keys.length },
      {
        title: { zh: '证据编号', en: 'Ids of the evidence' },
        kind: 'text',
        width: 40,
        value: (row) => row.keys.join('；'),
      },
    ]),
  ]
}

interface RankedRow {
  readonly category: string
  readonly rank: number
  readonly code: string
  readonly name: string
  readonly score: string
  readonly final: string
  readonly accounts: number
  readonly veto: string | null
}

const visible = `s.run_no = $1 AND ${subtreeCondition('o.path', 2)}`

const ranked = `
  FROM run_unit_score s JOIN run_unit_rank k ON k.run_no = s.run_no AND k.unit_no = s.unit_no JOIN org o ON o.id = s.org_id`

const ranking = `
  SELECT s.category, k.rank, s.code, o.name, s.score::text, k.final::text, s.accounts, s.veto
  ${ranked} WHERE ${visible} ORDER BY s.category, k.rank, s.unit_no`

interface UnitRow extends RankedRow {
  readonly qualified: boolean | null
  /** Ten-thousandths over all its accounts, by group. */
  readonly groups: Readonly<Record<string, number>>
  readonly bonus: number
  readonly lowest: number
}

const units = `
  SELECT s.category, k.rank, s.code, o.name, s.score::text, k.final::text, s.accounts, s.veto, s.qualified,
    own.bonus::integer, own.lowest,
    coalesce((SELECT json_object_agg(name, taken) FROM (
      SELECT part.key AS name, sum(part.value::bigint)::bigint AS taken
      FROM run_account_score a CROSS JOIN LATERAL json_each_text(a.deductions) AS part
      WHERE a.run_no = s.run_no AND a.unit_no = s.unit_no GROUP BY part.key) AS grouped), '{}') AS groups
  ${ranked} CROSS JOIN LATERAL (
    SELECT coalesce(sum(a.bonus), 0) AS bonus, coalesce(min(a.score), 0) AS lowest FROM run_account_score a
    WHERE a.run_no = s.run_no AND a.unit_no = s.unit_no) AS own
  WHERE ${visible} ORDER BY s.unit_no`

interface AccountRow {
  readonly code: string
  readonly name: string
  readonly platform: keyof typeof platformTitles
  readonly unit_code: string
  readonly unit_name: string
  readonly deductions: Readonly<Record<string, number>>
  readonly bonus: number
  readonly score: number
}

const accounts = `
  SELECT account.code, a.name, a.platform, s.code AS unit_code, o.name AS unit_name,
    account.deductions, account.bonus, account.score
  FROM run_unit_score s JOIN run_account_score account ON account.run_no = s.run_no AND account.unit_no = s.unit_no
  JOIN org o ON o.id = s.org_id JOIN account a ON a.id = account.account_id
  WHERE ${visible} ORDER BY s.unit_no, account.code`

interface LineRow {
  readonly unit_code: string
  readonly unit_name: string
  /** Null: a line of the unit itself. */
  readonly code: string | null
  readonly name: string | null
  readonly indicator: string
  readonly occurrences: number
  readonly points: number
  readonly keys: readonly string[]
  readonly unknown: boolean
  readonly veto: string | null
}

const lines = `
  SELECT s.code AS unit_code, o.name AS unit_name, s.veto, account.code, a.name, line.indicator, line.occurrences,
    line.points::integer, line.evidence_keys AS keys, line.unknown
  FROM run_line line JOIN run_unit_score s ON s.run_no = line.run_no AND s.unit_no = line.unit_no
  JOIN org o ON o.id = s.org_id
  LEFT JOIN run_account_score account
    ON account.run_no = line.run_no AND account.unit_no = line.unit_no AND account.account_id = line.account_id
  LEFT JOIN account a ON a.id = account.account_id
  WHERE line.run_no = $1 AND ${visible}
  ORDER BY s.unit_no, account.code NULLS FIRST, line.unknown, line.indicator COLLATE "C"`

function natureOf({ unknown, points: taken, code, veto }: LineRow): Bilingual {
  if (unknown) return { zh: '无法判断', en: 'unknown' }
  if (code === null && veto !== null) return { zh: '否决', en: 'veto' }
  return taken > 0 ? { zh: '加分', en: 'bonus' } : { zh: '扣分', en: 'deduction' }
}

/** The mean of points, two decimals, half up. */
const meanOf = (sum: number, count: number): string =>
  count === 0 ? '0' : (Math.round(sum / count / 100) / 100).toFixed(2)

const yesOrNo = (value: boolean | null, say: (text: Bilingual) => string): string =>
  value === null ? '—' : say(value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })
