import type { Bilingual } from '../kernel/index.js'

/** What the trail tells of, as `area.verb`; an action that isn't here is shown by its code. */
export const auditActionTitles: Readonly<Record<string, Bilingual>> = {
  'session.start': { zh: '登录', en: 'Signed in' },
  'session.refuse': { zh: '登录被拒', en: 'Sign-in refused' },
  'session.end': { zh: '退出登录', en: 'Session ended' },
  'session.switch_appointment': { zh: '切换任职', en: 'Switched appointment' },
  'person.invite': { zh: '发放设置密码的链接', en: 'Link for a password given' },
  'person.set_password': { zh: '设置密码', en: 'Password set' },
  'import.request': { zh: '申请导入', en: 'Import requested' },
  'import.save': { zh: '导入入库', en: 'Import saved' },
  'import.cancel': { zh: '取消导入', en: 'Import cancelled' },
  'run.start': { zh: '发起考核', en: 'Assessment started' },
  'run.cancel': { zh: '取消考核', en: 'Assessment cancelled' },
  'run.verify': { zh: '复核考核', en: 'Assessment verified' },
  'access.refuse': { zh: '操作被拒', en: 'Refused' },
  'audit.export': { zh: '导出审计记录', en: 'Audit trail exported' },
  'audit.verify': { zh: '核对审计链', en: 'Audit trail verified' },
}
