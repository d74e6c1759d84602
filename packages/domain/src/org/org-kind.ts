import type { Bilingual } from '../kernel/index.js'

/** Kinds of organisations (单位类别). @source HZ 6.1, HZ 7.1.2, SQ 三, SX 6 */
export const OrgKind = {
  governmentOffice: 'government_office',
  department: 'department',
  township: 'township',
  functionalZone: 'functional_zone',
  publicity: 'publicity',
  cyberspace: 'cyberspace',
  regulator: 'regulator',
  institution: 'institution',
  operator: 'operator',
  section: 'section',
} as const
export type OrgKind = (typeof OrgKind)[keyof typeof OrgKind]

export const orgKindTitles: Readonly<Record<OrgKind, Bilingual>> = {
  government_office: { zh: '政府办公厅（室）', en: 'Government office' },
  department: { zh: '政府部门', en: 'Government department' },
  township: { zh: '乡镇（街道）', en: 'Township or street' },
  functional_zone: { zh: '功能区', en: 'Functional zone' },
  publicity: { zh: '宣传部门', en: 'Publicity department' },
  cyberspace: { zh: '网信部门', en: 'Cyberspace administration' },
  regulator: { zh: '行业主管部门', en: 'Industry regulator' },
  institution: { zh: '事业单位、企业', en: 'Public institution or enterprise' },
  operator: { zh: '第三方运营机构', en: 'Third-party operator' },
  section: { zh: '内设机构', en: 'Internal section' },
}

/** An internal section (内设机构) may stand in the tree but never hosts an account. @source SQ 三, GC 二(三) */
export const mayHostAccounts = (kind: OrgKind): boolean => kind !== OrgKind.section

const {
  governmentOffice,
  department,
  township,
  functionalZone,
  publicity,
  cyberspace,
  regulator,
  institution,
} = OrgKind
const governments: readonly OrgKind[] = [governmentOffice, functionalZone]
const bodies: readonly OrgKind[] = [...governments, department, regulator, township]

/** Under which kinds a kind may stand. Whatever stands nowhere below `section` or `operator`: they hold nobody but sections. */
const standsBelow: Readonly<Record<OrgKind, readonly OrgKind[]>> = {
  government_office: governments,
  functional_zone: governments,
  township: governments,
  department: bodies,
  regulator: bodies,
  publicity: bodies,
  cyberspace: bodies,
  institution: [...bodies, publicity, cyberspace, institution],
  operator: [...bodies, publicity, cyberspace, institution],
  section: [...bodies, publicity, cyberspace, institution, OrgKind.section],
}

/** Whether a unit of one kind may stand directly below one of another in the tree by territory. @source HZ 6.1; SQ 三; SX 6 */
export const mayStandBelow = (kind: OrgKind, parent: OrgKind): boolean => standsBelow[kind].includes(parent)
