import type { Bilingual } from '../../kernel/index.js'

/** The areas under which keys are filed, in the order in which a book is read. An area is the first word of its keys. */
export const areas = {
  registry: { zh: '账号登记', en: 'Registry of accounts' },
  opening: { zh: '开设', en: 'Opening' },
  filing: { zh: '备案', en: 'Filing' },
  change: { zh: '变更', en: 'Change' },
  closure: { zh: '关停注销', en: 'Closure' },
  offline: { zh: '临时下线', en: 'Temporary offline' },
  exit: { zh: '退出监管', en: 'Exit from supervision' },
  cleanup: { zh: '清理', en: 'Clean-up' },
  cadence: { zh: '更新频次', en: 'Updates' },
  originals: { zh: '原创', en: 'Originals' },
  silence: { zh: '不更新', en: 'Silence' },
  review: { zh: '审核', en: 'Review' },
  byline: { zh: '署名', en: 'Bylines' },
  repost: { zh: '转载', en: 'Reposts' },
  reply: { zh: '答复', en: 'Replies' },
  duty: { zh: '值守', en: 'Duty' },
  inspection: { zh: '检查', en: 'Inspection' },
  rectification: { zh: '整改', en: 'Rectification' },
  assessment: { zh: '考核评价', en: 'Assessment' },
  index: { zh: '指数', en: 'Indices' },
  annual: { zh: '年度考核', en: 'Annual assessment' },
} as const satisfies Record<string, Bilingual>

export type Area = keyof typeof areas
