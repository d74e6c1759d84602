import type { Bilingual } from '../../kernel/index.js'

/** The unit of a value. A `list` is a set whose order says nothing; of `steps` the order counts. */
export const units = {
  working_days: { zh: '工作日', en: 'working days' },
  days: { zh: '日', en: 'days' },
  hours: { zh: '小时', en: 'hours' },
  years: { zh: '年', en: 'years' },
  times: { zh: '次', en: 'times' },
  posts: { zh: '条', en: 'posts' },
  levels: { zh: '级', en: 'levels' },
  points: { zh: '分', en: 'points' },
  percent: { zh: '%', en: 'percent' },
  yes_no: { zh: '是否', en: 'yes or no' },
  choice: { zh: '选项', en: 'choice' },
  list: { zh: '清单', en: 'list' },
  steps: { zh: '步骤', en: 'steps' },
} as const satisfies Record<string, Bilingual>

export type Unit = keyof typeof units
