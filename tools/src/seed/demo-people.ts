import { JobTitle, Role, roleTitles } from '@zhengmei/domain/identity'
import { provinceCode, suqianCode } from './org-tree.js'

/** Someone who may sign in to the demo. The names are made up; the password is known to everybody. */
export interface DemoPerson {
  readonly login: string
  readonly name: string
  /** The first one is what the person is introduced as. */
  readonly appointments: readonly [DemoAppointment, ...DemoAppointment[]]
  /** Neither printed nor offered on the sign-in page, which stays short; the documentation names them. */
  readonly unlisted?: true
}

export interface DemoAppointment {
  readonly role: Role
  readonly orgCode: string
  readonly jobTitle?: JobTitle
  /** Login of whose appointment of this role is stood in for, from the day of seeding on for a year. */
  readonly standsInFor?: string
}

export const demoPassword = 'zhengmei-demo'

/** First day of all demo appointments: before anything in the data. */
export const appointedFrom = '2020-01-01'

const suqian = (unit: string) => `${suqianCode}-${unit}`

export const demoPeople: readonly DemoPerson[] = [
  {
    login: 'office',
    name: '林知远',
    appointments: [{ role: Role.officeAdministrator, orgCode: suqianCode }],
  },
  { login: 'county', name: '周沐言', appointments: [{ role: Role.officeAdministrator, orgCode: '321322' }] },
  { login: 'unit', name: '许砚清', appointments: [{ role: Role.unitAdministrator, orgCode: suqian('RSJ') }] },
  {
    login: 'inspector',
    name: '沈一苇',
    appointments: [
      { role: Role.inspector, orgCode: suqianCode },
      { role: Role.unitAdministrator, orgCode: suqian('ZWB') },
    ],
  },
  { login: 'leader', name: '陆衡舟', appointments: [{ role: Role.leader, orgCode: suqianCode }] },
  { login: 'reporting', name: '顾简书', appointments: [{ role: Role.reporting, orgCode: suqianCode }] },
  { login: 'guidance', name: '叶疏桐', appointments: [{ role: Role.guidance, orgCode: suqianCode }] },
  { login: 'auditor', name: '方守拙', appointments: [{ role: Role.securityAuditor, orgCode: provinceCode }] },
  {
    login: 'security',
    name: '秦慎行',
    appointments: [{ role: Role.securityAdministrator, orgCode: provinceCode }],
  },
  {
    login: 'admin',
    name: '江予安',
    appointments: [{ role: Role.systemAdministrator, orgCode: provinceCode }],
  },
  {
    login: 'approver',
    name: '程允之',
    unlisted: true,
    appointments: [{ role: Role.approver, orgCode: suqianCode, jobTitle: JobTitle.leaderInCharge }],
  },
  {
    login: 'editor',
    name: '何青',
    unlisted: true,
    appointments: [{ role: Role.editor, orgCode: suqian('RSJ'), jobTitle: JobTitle.editor }],
  },
  {
    login: 'first',
    name: '卢见山',
    unlisted: true,
    appointments: [{ role: Role.firstReviewer, orgCode: suqian('RSJ') }],
  },
  {
    login: 'final',
    name: '白启明',
    unlisted: true,
    appointments: [{ role: Role.finalReviewer, orgCode: suqian('RSJ'), jobTitle: JobTitle.editorInChief }],
  },
  {
    login: 'second',
    name: '罗望舒',
    unlisted: true,
    appointments: [
      { role: Role.secondReviewer, orgCode: suqian('RSJ'), jobTitle: JobTitle.sectionHead },
      { role: Role.finalReviewer, orgCode: suqian('RSJ'), standsInFor: 'final' },
      { role: Role.leader, orgCode: suqian('RSJ') },
    ],
  },
  {
    login: 'reply',
    name: '宋知微',
    unlisted: true,
    appointments: [{ role: Role.replyClerk, orgCode: suqian('RSJ'), jobTitle: JobTitle.replyClerk }],
  },
]

/** Who is there besides when the data are of a whole nation. */
export const nationPeople: readonly DemoPerson[] = [
  { login: 'nation', name: '许景行', appointments: [{ role: Role.officeAdministrator, orgCode: '000000' }] },
]

/** What the launcher prints and the sign-in page offers. */
export interface DemoLogin {
  readonly name: string
  readonly login: string
  readonly password: string
  /** Both languages in one text, as a terminal shows it. */
  readonly role: string
  readonly roleKey: Role
  readonly organisation: string
}

export function loginOf(person: DemoPerson, orgName: (code: string) => string): DemoLogin {
  const { role, orgCode } = person.appointments[0]
  const { zh, en } = roleTitles[role]
  return {
    name: person.name,
    login: person.login,
    password: demoPassword,
    role: `${zh} / ${en}`,
    roleKey: role,
    organisation: orgName(orgCode),
  }
}
