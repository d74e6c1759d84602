import type { Bilingual } from '../kernel/index.js'

/** What a person may be at a node of the tree. A role says nothing without the node: see {@link Appointment}. */
export const Role = {
  /** The installation: people, trees, jobs. Neither appoints nor reads the audit nor assesses. */
  systemAdministrator: 'system_administrator',
  /** Who may what: appointments, sessions, policies. Makes nobody and reads no audit. */
  securityAdministrator: 'security_administrator',
  /** Reads the audit and changes nothing. */
  securityAuditor: 'security_auditor',
  officeAdministrator: 'office_administrator',
  /** Approves filings, changes, closures. */
  approver: 'approver',
  inspector: 'inspector',
  unitAdministrator: 'unit_administrator',
  editor: 'editor',
  firstReviewer: 'first_reviewer',
  secondReviewer: 'second_reviewer',
  finalReviewer: 'final_reviewer',
  replyClerk: 'reply_clerk',
  leader: 'leader',
  reporting: 'reporting',
  /** Publicity and cyberspace departments: read their territory. */
  guidance: 'guidance',
} as const
export type Role = (typeof Role)[keyof typeof Role]

export const roleTitles: Readonly<Record<Role, Bilingual>> = {
  system_administrator: { zh: '系统管理员', en: 'System administrator' },
  security_administrator: { zh: '安全管理员', en: 'Security administrator' },
  security_auditor: { zh: '安全审计员', en: 'Security auditor' },
  office_administrator: { zh: '主管单位管理员', en: 'Supervising office administrator' },
  approver: { zh: '审批人', en: 'Approver' },
  inspector: { zh: '检查员', en: 'Inspector' },
  unit_administrator: { zh: '主办单位管理员', en: 'Host unit administrator' },
  editor: { zh: '编辑', en: 'Editor' },
  first_reviewer: { zh: '一审', en: 'First reviewer' },
  second_reviewer: { zh: '二审', en: 'Second reviewer' },
  final_reviewer: { zh: '终审', en: 'Final reviewer' },
  reply_clerk: { zh: '回复员', en: 'Reply clerk' },
  leader: { zh: '领导', en: 'Leader' },
  reporting: { zh: '报表人员', en: 'Reporting' },
  guidance: { zh: '宣传网信', en: 'Publicity and cyberspace guidance' },
}

/** Everybody, whatever their role. */
export const everyRole: readonly Role[] = Object.values(Role)

/** 三员: of these three nobody holds two at a time. */
export const administratorRoles: readonly Role[] = [
  Role.systemAdministrator,
  Role.securityAdministrator,
  Role.securityAuditor,
]

/**
 * How high a role stands: nobody appoints above their own rank, and who isn't a security administrator only below it.
 * 4 the three administrators, 3 a territory's office, 2 what an office gives, 1 what a unit gives.
 */
export const rankOf: Readonly<Record<Role, number>> = {
  system_administrator: 4,
  security_administrator: 4,
  security_auditor: 4,
  office_administrator: 3,
  approver: 2,
  inspector: 2,
  unit_administrator: 2,
  leader: 2,
  reporting: 2,
  guidance: 2,
  editor: 1,
  first_reviewer: 1,
  second_reviewer: 1,
  final_reviewer: 1,
  reply_clerk: 1,
}
