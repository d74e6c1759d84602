import type { Bilingual } from '../kernel/index.js'

/** Categories are words of the data set; these are the usual ones. */
const titles: Readonly<Record<string, Bilingual>> = {
  county: { zh: '县区', en: 'Counties and districts' },
  functional_zone: { zh: '功能区', en: 'Functional zones' },
  municipal_department: { zh: '市直部门', en: 'Municipal departments' },
  county_department: { zh: '县区部门', en: 'County departments' },
  district_department: { zh: '区直部门', en: 'District departments' },
  township: { zh: '乡镇街道', en: 'Townships' },
}

/** The usual categories, in the order in which they are offered. */
export const usualCategories: readonly string[] = Object.keys(titles)

/** What a category is called; one of the data set's own is called as it is. */
export const categoryTitle = (category: string): Bilingual =>
  titles[category] ?? { zh: category, en: category }
