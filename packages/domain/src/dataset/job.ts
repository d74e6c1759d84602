import type { Bilingual } from '../kernel/index.js'

/** States of an import job. `refused` = the data set had errors and nothing was saved; `done` = saved, or checked by a dry run. */
export const ImportJobState = {
  planned: 'planned',
  running: 'running',
  done: 'done',
  refused: 'refused',
  cancelled: 'cancelled',
  failed: 'failed',
} as const
export type ImportJobState = (typeof ImportJobState)[keyof typeof ImportJobState]

export const importJobStateTitles: Readonly<Record<ImportJobState, Bilingual>> = {
  planned: { zh: '等待中', en: 'Waiting' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '已拒绝', en: 'Refused' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  failed: { zh: '出现故障', en: 'Failed' },
}

/** Whether nothing will happen to the job any more. */
export const isOver = (state: ImportJobState): boolean =>
  state !== ImportJobState.planned && state !== ImportJobState.running

/** What an import is doing, in this order. */
export const ImportStage = { reading: 'reading', checking: 'checking', saving: 'saving' } as const
export type ImportStage = (typeof ImportStage)[keyof typeof ImportStage]

export const importStageTitles: Readonly<Record<ImportStage, Bilingual>> = {
  reading: { zh: '读取', en: 'Reading' },
  checking: { zh: '检查', en: 'Checking' },
  saving: { zh: '保存', en: 'Saving' },
}
