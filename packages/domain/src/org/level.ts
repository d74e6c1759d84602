import type { Bilingual } from '../kernel/index.js'

/** Level of government that found a problem (检查层级). */
export const FindingLevel = { state: 'state', province: 'province', city: 'city', county: 'county' } as const
export type FindingLevel = (typeof FindingLevel)[keyof typeof FindingLevel]

export const findingLevelTitles: Readonly<Record<FindingLevel, Bilingual>> = {
  state: { zh: '国家级', en: 'State' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
}

/** Levels above the city whose inspections of accounts may veto a unit. @source SQ 附2 */
export const InspectionLevel = { state: 'state', province: 'province' } as const
export type InspectionLevel = (typeof InspectionLevel)[keyof typeof InspectionLevel]

export const inspectionLevelTitles: Readonly<Record<InspectionLevel, Bilingual>> = {
  state: findingLevelTitles.state,
  province: findingLevelTitles.province,
}

/** Outcome of an upper-level inspection (抽查结果). */
export const InspectionResult = { qualified: 'qualified', unqualified: 'unqualified' } as const
export type InspectionResult = (typeof InspectionResult)[keyof typeof InspectionResult]

export const inspectionResultTitles: Readonly<Record<InspectionResult, Bilingual>> = {
  qualified: { zh: '合格', en: 'Qualified' },
  unqualified: { zh: '不合格', en: 'Unqualified' },
}

/** Who commended the unit (表彰层级): its own government or one above. @source SQ 附2 */
export const CommendationLevel = { local: 'local', superior: 'superior' } as const
export type CommendationLevel = (typeof CommendationLevel)[keyof typeof CommendationLevel]

export const commendationLevelTitles: Readonly<Record<CommendationLevel, Bilingual>> = {
  local: { zh: '本级', en: 'Own level' },
  superior: { zh: '上级', en: 'A level above' },
}
