import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/access': {
    purpose: {
      zh: '查询谁今天可以做什么，凭哪项任职、哪条规则。',
      en: 'Who may do what today, by which appointment and which rule.',
    },
    terms: ['appointment'],
  },
}
