import { describe, expect, it } from 'vitest'
import { jiangsu } from './divisions.js'
import { shortName } from './org-tree.js'

const cities = jiangsu()
const suqian = cities.find(({ code }) => code === '321300')

describe('divisions of Jiangsu', () => {
  it('are 13 cities with 95 counties and districts', () => {
    expect(cities).toHaveLength(13)
    expect(cities.flatMap(({ counties }) => counties.filter(({ zone }) => !zone))).toHaveLength(95)
  })

  it('hold streets, towns and townships, and nothing else the statistical list has at that level', () => {
    const names = cities.flatMap(({ counties }) => counties.flatMap(({ townships }) => townships))
    expect(names.length).toBeGreaterThan(1_200)
    expect(names.filter(({ name }) => /监狱|农场|林场|盐场|医院|公司|园区$/.test(name))).toEqual([])
  })

  it('give each township to one unit', () => {
    const codes = cities.flatMap(({ counties }) =>
      counties.flatMap(({ townships }) => townships.map(({ code }) => code)),
    )
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('know the zones of Suqian and what they govern', () => {
    const zones = suqian?.counties
      .filter(({ zone }) => zone)
      .map(({ name, townships }) => [name, townships.map((t) => t.name)])
    expect(zones).toEqual([
      ['宿迁经济技术开发区', ['黄河街道', '三棵树街道', '南蔡乡', '古楚街道']],
      ['宿迁市湖滨新区', ['晓店街道', '井头街道', '皂河镇']],
      ['宿迁市洋河新区', ['洋河镇']],
      ['苏州宿迁工业园区', []],
    ])
  })
})

describe('a short name', () => {
  it.each([
    ['宿迁市', '宿迁'],
    ['沭阳县', '沭阳'],
    ['宿城区', '宿城'],
    ['丰县', '丰县'],
    ['宿迁经济技术开发区', '宿迁经开区'],
    ['宿迁市湖滨新区', '湖滨新区'],
    ['镇江新区', '镇江新区'],
    ['苏州宿迁工业园区', '苏宿园区'],
  ])('of %s is %s', (name, short) => expect(shortName(name)).toBe(short))
})
