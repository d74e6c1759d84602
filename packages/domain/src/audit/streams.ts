import type { Bilingual } from '../kernel/index.js'

/** Areas by which the trail is chained, each apart. */
export const AuditStream = {
  identity: 'identity',
  access: 'access',
  dataset: 'dataset',
  assessment: 'assessment',
  rulebook: 'rulebook',
  audit: 'audit',
  other: 'other',
} as const
export type AuditStream = (typeof AuditStream)[keyof typeof AuditStream]

export const auditStreamTitles: Readonly<Record<AuditStream, Bilingual>> = {
  identity: { zh: '身份与任职', en: 'Identity and appointments' },
  access: { zh: '越权与拒绝', en: 'Refusals' },
  dataset: { zh: '数据', en: 'Data' },
  assessment: { zh: '考核', en: 'Assessment' },
  rulebook: { zh: '规则', en: 'Rulebooks' },
  audit: { zh: '审计', en: 'Audit' },
  other: { zh: '其他', en: 'Other' },
}

/** The stream of an action's area, which is the word before its dot. */
const streamOfArea: Readonly<Record<string, AuditStream>> = {
  session: AuditStream.identity,
  person: AuditStream.identity,
  appointment: AuditStream.identity,
  handover: AuditStream.identity,
  invitation: AuditStream.identity,
  policy: AuditStream.identity,
  token: AuditStream.identity,
  totp: AuditStream.identity,
  oidc: AuditStream.identity,
  access: AuditStream.access,
  import: AuditStream.dataset,
  dataset: AuditStream.dataset,
  download: AuditStream.dataset,
  organisation: AuditStream.dataset,
  account: AuditStream.dataset,
  run: AuditStream.assessment,
  rulebook: AuditStream.rulebook,
  calendar: AuditStream.rulebook,
  audit: AuditStream.audit,
}

/** In which stream an action (`area.verb`) is kept. An entry stays where it is when this table grows. */
export const streamOfAction = (action: string): AuditStream =>
  streamOfArea[action.split('.', 1)[0] ?? ''] ?? AuditStream.other
