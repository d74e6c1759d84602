import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/': {
    purpose: {
      zh: '您的待办与概况。每个数字都可点开，看到它所统计的列表。',
      en: 'What awaits you, and how things stand. Every number leads to the list that it counts.',
    },
    how: [
      {
        zh: '任何页面按 Ctrl+K，可按名称、编码或拼音首字母（如 sqszfbgs）查找单位和账号。',
        en: 'On every page Ctrl+K finds units and accounts by name, code or initials of the pinyin (sqszfbgs).',
      },
    ],
    terms: ['appointment'],
  },
}
