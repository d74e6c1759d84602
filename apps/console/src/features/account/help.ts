import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/accounts': {
    purpose: { zh: '范围内的全部账号。', en: 'All accounts within your scope.' },
    how: [
      {
        zh: '可按平台、状态、多久未发布、有无待答复留言筛选；左侧树收窄到某单位及其下级。',
        en: 'Filter by platform, state, silence and waiting messages; the tree keeps to a unit and those below.',
      },
      { zh: '“导出”取走的就是筛选出来的这些账号。', en: 'An export holds what the filters leave.' },
    ],
    keys: [
      ['j / k', { zh: '下一行、上一行', en: 'Next row, row before' }],
      ['Enter', { zh: '打开该行', en: 'Opens the row' }],
      ['/', { zh: '到搜索框', en: 'To the search box' }],
    ],
    terms: ['hostUnit'],
  },
  '/accounts/$accountId': {
    purpose: {
      zh: '一个账号的档案、发布、留言、问题和历次考核。',
      en: 'File, publishing, messages, findings and assessments of one account.',
    },
    how: [
      {
        zh: '发布节奏中点某一天，列出当天的稿件；“看表格”是同样的内容。',
        en: 'A day of the heat map lists its posts; the table says the same.',
      },
      {
        zh: '留言的答复期限逐步列出所经过的日历。',
        en: 'The deadline of a message is shown step by step along the calendar.',
      },
    ],
    keys: [['↑ ↓ ← →', { zh: '在热力图中移动', en: 'Move on the heat map' }]],
    terms: ['hostUnit', 'supervisingUnit'],
    sources: ['SQ 附2', 'SQ 五'],
  },
}
