import type { Bilingual } from '../kernel/index.js'

/** What a person may be at a node of the tree. A role says nothing without the node: see {@link Appointment}. */
export const Role = {
  systemAdministrator: 'system_administrator',
  securityAuditor: 'security_auditor',
  officeAdministrator: 'office_administrator',
  inspector: 'inspector',
  unitAdministrator: 'unit_administrator',
  leader: 'leader',
  reporting: 'reporting',
  guidance: 'guidance',
} as const
export type Role = (typeof Role)[keyof typeof Role]

export const roleTitles: Readonly<Record<Role, Bilingual>> = {
  system_administrator: { zh: '系统管理员', en: 'System administrator' },
  security_auditor: { zh: '安全审计员', en: 'Security auditor' },
  office_administrator: { zh: '主管单位管理员', en: 'Supervising office administrator' },
  inspector: { zh: '检查员', en: 'Inspector' },
  unit_administrator: { zh: '主办单位管理员', en: 'Host unit administrator' },
  leader: { zh: '领导', en: 'Leader' },
  reporting: { zh: '报表人员', en: 'Reporting' },
  guidance: { zh: '宣传网信', en: 'Publicity and cyberspace guidance' },
}
