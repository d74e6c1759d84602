import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/calendar': {
    purpose: {
      zh: '计算期限所用的工作日、节假日和调休。',
      en: 'Working days, holidays and make-up workdays by which deadlines count.',
    },
    how: [
      {
        zh: '尚未发布通知的年份，系统不作推算，有关期限会注明。',
        en: 'For a year without a notice nothing is guessed; deadlines say so.',
      },
    ],
  },
}
