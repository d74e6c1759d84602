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
        zh: '没有载入的年份，系统不作推算，有关期限会注明。',
        en: 'For a year that isn’t loaded nothing is guessed; deadlines say so.',
      },
      {
        zh: '顶级单位的系统管理员用表格或逐行填写载入、修订一年的安排，核对后立即生效；填错可撤回。',
        en: 'A system administrator at the top enters or amends a year, from a table or row by row; it holds at once and can be taken back.',
      },
      {
        zh: '已开始和已封存的考核仍按开始时的日历。',
        en: 'Runs that have begun or are sealed keep the calendar they began with.',
      },
    ],
  },
}
