import type { Bilingual } from '../kernel/index.js'

/** What can happen to a unit. @source SC 四(一) */
export const OrgChangeKind = {
  create: 'create',
  rename: 'rename',
  edit: 'edit',
  move: 'move',
  merge: 'merge',
  abolish: 'abolish',
} as const
export type OrgChangeKind = (typeof OrgChangeKind)[keyof typeof OrgChangeKind]

export const orgChangeTitles: Readonly<Record<OrgChangeKind, Bilingual>> = {
  create: { zh: '新设', en: 'Created' },
  rename: { zh: '更名', en: 'Renamed' },
  edit: { zh: '信息变更', en: 'Edited' },
  move: { zh: '调整隶属', en: 'Moved' },
  merge: { zh: '并入', en: 'Merged' },
  abolish: { zh: '撤销', en: 'Abolished' },
}

/** Where a change stands: one of a day to come is planned, and then done, withdrawn, or found to be impossible on its day. */
export const OrgChangeState = {
  planned: 'planned',
  done: 'done',
  withdrawn: 'withdrawn',
  failed: 'failed',
} as const
export type OrgChangeState = (typeof OrgChangeState)[keyof typeof OrgChangeState]

export const orgChangeStateTitles: Readonly<Record<OrgChangeState, Bilingual>> = {
  planned: { zh: '待生效', en: 'Planned' },
  done: { zh: '已生效', en: 'Done' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  failed: { zh: '未能生效', en: 'Could not be carried out' },
}
