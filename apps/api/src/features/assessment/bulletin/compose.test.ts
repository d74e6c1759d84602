import { describe, expect, it, test } from 'vitest'
import { type BulletinFigures, composeBulletin } from './compose.js'
import { bulletinTemplate, filled } from './template.js'

const figures: BulletinFigures = {
  scope: '某市政府办公室',
  year: 2025,
  rulebook: '某办法 第 1 版',
  cutoff: '2025年12月31日',
  units: 3,
  accounts: 7,
  lines: 20,
  unknowns: 1,
  notFinal: null,
  superseded: false,
  categories: [
    {
      title: '县区',
      units: 2,
      vetoed: 1,
      best: '100.00',
      mean: '100.00',
      median: '100.00',
      ranking: [
        { rank: 1, unit: '甲县', accounts: 3, score: '105.00', final: '100.00' },
        { rank: 2, unit: '乙县', accounts: 2, score: '0.00', final: '0.00' },
      ],
    },
  ],
  commendations: [],
  unqualified: [],
  problems: [],
  trend: null,
  seal: { run: 'r', rulebookDigest: 'a', resultDigest: 'b', calendar: 'c' },
  signedOn: '2026年1月20日',
}
const paragraphs = (change: Partial<BulletinFigures>, heading: string) =>
  composeBulletin({ ...figures, ...change }).sections.find((section) => section.heading === heading)
    ?.paragraphs

describe('a bulletin in words', () => {
  it('says that there is nothing to say rather than leaving a part empty', () => {
    for (const { heading, paragraphs: said, tables } of composeBulletin(figures).sections)
      expect(said.length + tables.length, heading).toBeGreaterThan(0)
    expect(paragraphs({}, '表彰表扬')).toEqual([bulletinTemplate.commendations.none])
    expect(paragraphs({}, '与上年度相比')).toEqual([bulletinTemplate.trend.none])
  })

  it('leaves no place of the template unfilled', () => {
    expect(JSON.stringify(composeBulletin(figures))).not.toMatch(/\{\w+\}/)
    expect(() => filled('{nobody}', {})).toThrow('{nobody}')
  })

  it('tells vetoes by their clause and other unqualified units by their score', () => {
    const unqualified = [
      { unit: '乙县', category: '县区', score: '0.00', veto: { title: '两次不合格', clause: 'SQ 附2 1' } },
      { unit: '丙局', category: '部门', score: '55.00', veto: null },
    ]
    expect(paragraphs({ unqualified }, '单项否决和不合格单位')).toEqual([
      '乙县（县区）：两次不合格，依据SQ 附2 1。',
      '丙局（部门）：单位得分55.00分，不合格。',
    ])
  })

  test.each([
    [30, 30],
    [31, 31],
    [45, 31],
  ])('of %i commendations it lists thirty and counts the rest', (count, expected) => {
    const commendations = Array.from({ length: count }, (_, index) => ({
      unit: `单位${index}`,
      title: '表扬',
      level: '上级',
      on: '2025-05-01',
    }))
    const said = paragraphs({ commendations }, '表彰表扬') ?? []
    expect(said).toHaveLength(expected)
    expect(said.at(-1)).toContain(count > 30 ? `另有${count - 30}项` : '单位29')
  })

  it('says that a ranking was cut', () => {
    const [category] = figures.categories
    if (!category) throw new Error('no category')
    const tables = (units: number) =>
      composeBulletin({ ...figures, categories: [{ ...category, units }] }).sections.flatMap(
        (section) => section.tables,
      )
    expect(tables(2)[0]?.note).toBeNull()
    expect(tables(500)[0]?.note).toContain('前2名')
  })

  it('names who rose most, and leaves that out when nobody did', () => {
    const trend = {
      year: 2024,
      rose: 1,
      fell: 0,
      appeared: 0,
      disappeared: 0,
      categories: [{ category: '县区', before: '90.00', after: '91.50', change: '上升1.50分' }],
      best: [{ unit: '甲县', before: 5, after: 1 }],
    }
    expect(paragraphs({ trend }, '与上年度相比')?.at(-1)).toContain('甲县（第5名至第1名）')
    expect(paragraphs({ trend: { ...trend, best: [] } }, '与上年度相比')).toHaveLength(2)
  })
})
