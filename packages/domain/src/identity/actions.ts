import type { Bilingual } from '../kernel/index.js'

/** Everything that can be asked for or done. What the table of policies doesn't give is nobody's: default deny. */
export const Action = {
  readOrganisations: 'organisation.read',
  readAccounts: 'account.read',
  readRulebooks: 'rulebook.read',
  importDataSets: 'dataset.import',
  readRuns: 'run.read',
  startRuns: 'run.start',
  cancelRuns: 'run.cancel',
  verifyRuns: 'run.verify',
  askWhatIf: 'run.what_if',
  readPeople: 'people.read',
  createPeople: 'people.create',
  editPeople: 'people.edit',
  disablePeople: 'people.disable',
  invitePeople: 'people.invite',
  grantAppointments: 'appointment.grant',
  endAppointments: 'appointment.end',
  endSessions: 'session.end',
  manageSignIn: 'sign_in.manage',
  createTokens: 'token.create',
  revokeTokens: 'token.revoke',
  readAudit: 'audit.read',
  exportAudit: 'audit.export',
  explainAccess: 'access.explain',
} as const
export type Action = (typeof Action)[keyof typeof Action]

/** What is done, as it stands after "may" / 「可」. */
export const actionTitles: Readonly<Record<Action, Bilingual>> = {
  'organisation.read': { zh: '查看单位', en: 'read organisations' },
  'account.read': { zh: '查看账号', en: 'read accounts' },
  'rulebook.read': { zh: '查看规则书', en: 'read rulebooks' },
  'dataset.import': { zh: '导入数据', en: 'import data sets' },
  'run.read': { zh: '查看考核', en: 'read assessments' },
  'run.start': { zh: '发起考核', en: 'start assessments' },
  'run.cancel': { zh: '取消考核', en: 'cancel assessments' },
  'run.verify': { zh: '复核考核结果', en: 'verify assessments' },
  'run.what_if': { zh: '作假设推演', en: 'ask what if' },
  'people.read': { zh: '查看人员与任职', en: 'read people and appointments' },
  'people.create': { zh: '新增人员', en: 'add people' },
  'people.edit': { zh: '修改人员', en: 'edit people' },
  'people.disable': { zh: '停用与启用人员', en: 'disable and enable people' },
  'people.invite': { zh: '发放设置密码的链接', en: 'give links by which a password is set' },
  'appointment.grant': { zh: '任命', en: 'appoint people' },
  'appointment.end': { zh: '结束任职', en: 'end appointments' },
  'session.end': { zh: '结束他人的登录', en: 'end sessions of others' },
  'sign_in.manage': {
    zh: '设定登录策略、重置两步验证',
    en: 'decide how people sign in, and reset second steps',
  },
  'token.create': { zh: '创建接口令牌', en: 'make API tokens' },
  'token.revoke': { zh: '吊销他人的接口令牌', en: 'revoke API tokens of others' },
  'audit.read': { zh: '查看审计记录', en: 'read the audit trail' },
  'audit.export': { zh: '导出审计记录', en: 'export the audit trail' },
  'access.explain': { zh: '查询谁能看到什么', en: 'ask who can see what' },
}
