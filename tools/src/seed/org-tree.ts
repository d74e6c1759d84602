import { type Department, departments } from './departments.js'
import { type City, type County, type Division, jiangsu } from './divisions.js'
import type { OrgRow } from './rows.js'
import type { ThemeName } from './texts/themes.js'

/** What a unit is for the generator: how much it publishes and how many accounts it has. */
export type UnitClass = 'city' | 'county' | 'municipal' | 'institution' | 'county_department' | 'township'

/** A unit which hosts accounts. */
export interface Unit {
  readonly row: OrgRow
  readonly unitClass: UnitClass
  readonly theme: ThemeName
  /** Name of its accounts, the same on every platform. */
  readonly brand: string
  /** What its texts call its place: 宿迁, 沭阳, 耿车镇. */
  readonly place: string
  /** Townships its texts may name. */
  readonly townships: readonly string[]
}

export interface OrgTree {
  readonly rows: readonly OrgRow[]
  readonly units: readonly Unit[]
  readonly operatorCodes: readonly string[]
}

/** `demo`: Suqian; `city`: Suqian with every department in every county; `province`: all Jiangsu. */
export type Size = 'demo' | 'city' | 'province'

export const provinceCode = '320000'
export const suqianCode = '321300'

/** A county gets its departments in the order of `inCounties` as data sets grow. */
const departmentsPerCounty: Readonly<Record<Size, number>> = { demo: 9, city: 99, province: 0 }
const departmentsPerZone: Readonly<Record<Size, number>> = { demo: 0, city: 8, province: 0 }

export function orgTree(size: Size): OrgTree {
  const rows: OrgRow[] = [
    { code: provinceCode, name: '江苏省人民政府办公厅', kind: 'government_office', division_code: '320000' },
  ]
  const units: Unit[] = []
  const cities = jiangsu().filter((city) => size === 'province' || city.code === suqianCode)
  for (const city of cities) addCity(city, size, rows, units)
  rows.push(...sections, ...operators)
  return { rows, units, operatorCodes: operators.map((row) => row.code) }
}

function addCity(city: City, size: Size, rows: OrgRow[], units: Unit[]): void {
  const place = shortName(city.name)
  const townships = city.counties.flatMap((county) => county.townships.map(({ name }) => name))
  const add = (unit: Unit) => {
    rows.push(unit.row)
    units.push(unit)
  }
  add({
    row: {
      code: city.code,
      name: `${city.name}人民政府办公室`,
      kind: 'government_office',
      parent_code: provinceCode,
      division_code: city.code,
      ...(city.code === suqianCode ? { resident_population: 4_986_192 } : {}),
    },
    unitClass: 'city',
    theme: 'government',
    brand: `${city.name}人民政府`,
    place,
    townships,
  })
  for (const department of departments) add(municipalUnit(city, department, place, townships))
  for (const county of city.counties) addCounty(city, county, size, add)
}

const overseers: Readonly<Record<string, string>> = { RXZ: 'ZWB', JKZ: 'WJW', TSG: 'WLJ' }

function municipalUnit(
  city: City,
  department: Department,
  place: string,
  townships: readonly string[],
): Unit {
  const { kind = 'department' } = department
  const overseer = overseers[department.code]
  const assessed = kind === 'department' || kind === 'regulator'
  return {
    row: {
      code: `${city.code}-${department.code}`,
      name: `${department.prefix ?? ''}${city.name}${department.name}`,
      kind,
      parent_code: overseer === undefined ? city.code : `${city.code}-${overseer}`,
      ...(assessed ? { category: 'municipal_department' } : {}),
    },
    unitClass: kind === 'institution' ? 'institution' : 'municipal',
    theme: department.theme,
    brand: place + department.brand,
    place,
    townships,
  }
}

function addCounty(city: City, county: County, size: Size, add: (unit: Unit) => void): void {
  const place = shortName(county.name)
  const townships = county.townships.map(({ name }) => name)
  add({
    row: {
      code: county.code,
      name: county.zone ? `${county.name}管理委员会` : `${county.name}人民政府办公室`,
      kind: county.zone ? 'functional_zone' : 'government_office',
      parent_code: city.code,
      category: 'county',
      ...(county.zone ? {} : { division_code: county.code }),
    },
    unitClass: 'county',
    theme: 'government',
    brand: `政务${place}`,
    place,
    townships: townships.length > 0 ? townships : [county.name],
  })
  const inCounty = departments
    .filter((department) => department.inCounties > 0)
    .sort((a, b) => a.inCounties - b.inCounties)
    .slice(0, county.zone ? departmentsPerZone[size] : departmentsPerCounty[size])
  for (const department of inCounty) add(countyUnit(city, county, department, place, townships))
  for (const township of county.townships) add(townshipUnit(county, township, place))
}

function countyUnit(
  city: City,
  county: County,
  department: Department,
  place: string,
  townships: readonly string[],
): Unit {
  const { kind = 'department' } = department
  return {
    row: {
      code: `${county.code}-${department.code}`,
      name: `${department.prefix ?? ''}${county.name}${department.name}`,
      kind,
      parent_code: county.code,
      ...(department.vertical ? { line_parent_code: `${city.code}-${department.code}` } : {}),
      ...(kind === 'department' || kind === 'regulator' ? { category: 'county_department' } : {}),
    },
    unitClass: 'county_department',
    theme: department.theme,
    brand: place + department.brand,
    place,
    townships: townships.length > 0 ? townships : [county.name],
  }
}

function townshipUnit(county: County, township: Division, countyPlace: string): Unit {
  const authority = township.name.endsWith('街道') ? '办事处' : '人民政府'
  return {
    row: {
      code: township.code,
      name: `${county.name}${township.name}${authority}`,
      kind: 'township',
      parent_code: county.code,
      category: 'township',
      division_code: township.code,
    },
    unitClass: 'township',
    theme: 'town',
    brand: countyPlace + township.name.replace(/(街道|镇|乡)$/, ''),
    place: township.name,
    townships: [township.name],
  }
}

/** 宿迁市 → 宿迁, 沭阳县 → 沭阳, 宿迁经济技术开发区 → 宿迁经开区; names of two characters stay whole (丰县). */
export function shortName(name: string): string {
  if (name.endsWith('经济技术开发区')) return name.replace('经济技术开发区', '经开区')
  if (name === '苏州宿迁工业园区') return '苏宿园区'
  if (/(新区|园区)$/.test(name)) return name.replace(/^宿迁市/, '')
  return name.length > 2 ? name.replace(/[市县区]$/, '') : name
}

/** Internal sections (内设机构) stand in the tree and never host an account. */
const sections: readonly OrgRow[] = [
  {
    code: `${suqianCode}-S01`,
    name: '宿迁市人民政府办公室政务公开处',
    kind: 'section',
    parent_code: suqianCode,
  },
  {
    code: `${suqianCode}-JYJ-S01`,
    name: '宿迁市教育局基础教育处',
    kind: 'section',
    parent_code: `${suqianCode}-JYJ`,
  },
]

/** Third-party operators (第三方运营机构); these companies do not exist. */
const operators: readonly OrgRow[] = [
  {
    code: 'OP-01',
    name: '演示新媒体运营服务有限公司（虚构）',
    kind: 'operator',
    parent_code: suqianCode,
  },
  {
    code: 'OP-02',
    name: '样例数字传播有限公司（虚构）',
    kind: 'operator',
    parent_code: suqianCode,
  },
]
