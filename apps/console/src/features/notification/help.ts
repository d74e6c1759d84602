import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/messages': {
    purpose: {
      zh: '系统告知您的事：导入、考核、下载的结果，任职变化和账户安全。',
      en: 'What the system tells you: how imports, assessments and downloads ended, your appointments, your account.',
    },
    how: [
      {
        zh: '点一条即打开它所说的内容，并标为已读。',
        en: 'A message leads to what it tells of, and is read by that.',
      },
    ],
  },
}
