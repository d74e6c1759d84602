import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/audit': {
    purpose: {
      zh: '谁在何时做了什么。记录只增不改。',
      en: 'Who did what, and when. Entries are only ever added.',
    },
    how: [
      {
        zh: '可按人员、单位、操作、日期筛选；地址栏即筛选条件，可转给同事。',
        en: 'Filter by person, unit, action and day; the address holds the filter and can be passed on.',
      },
    ],
    keys: [
      ['j / k', { zh: '下一行、上一行', en: 'Next row, row before' }],
      ['Enter', { zh: '打开该行', en: 'Opens the row' }],
    ],
    terms: ['chain', 'threeAdministrators'],
  },
}
