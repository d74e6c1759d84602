import type { Bilingual } from '../kernel/index.js'

/** Kinds of things that entries of the trail are about, as the office calls them. What is recorded is about one of these. */
export const auditObjectTitles = {
  person: { zh: '人员', en: 'Person' },
  appointment: { zh: '任职', en: 'Appointment' },
  login: { zh: '登录名', en: 'Login' },
  session: { zh: '登录会话', en: 'Session' },
  sign_in_policy: { zh: '登录策略', en: 'Sign-in policy' },
  api_token: { zh: '接口令牌', en: 'API token' },
  import_job: { zh: '数据导入', en: 'Import' },
  stored_file: { zh: '上传的文件', en: 'Uploaded file' },
  assessment_run: { zh: '考核', en: 'Assessment' },
  organisation: { zh: '单位', en: 'Unit' },
  operation: { zh: '请求的操作', en: 'Operation asked for' },
  audit: { zh: '审计记录', en: 'Audit trail' },
  account: { zh: '账号', en: 'Account' },
  audit_verification: { zh: '审计链核对', en: 'Check of the audit chain' },
  download: { zh: '导出文件', en: 'Export' },
  holiday_notice: { zh: '节假日安排', en: 'Holiday notice' },
  list_view: { zh: '列表视图', en: 'View of a list' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type AuditObject = keyof typeof auditObjectTitles

/** Title of a kind of object; one that the product doesn't know (any more) is called by its name. */
export const auditObjectTitle = (objectType: string): Bilingual =>
  (auditObjectTitles as Readonly<Record<string, Bilingual>>)[objectType] ?? { zh: objectType, en: objectType }
