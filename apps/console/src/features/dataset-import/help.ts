import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/imports': {
    purpose: {
      zh: '导入单位、账号、发布和检查数据，查看每次的结果。',
      en: 'Bring in units, accounts, posts and findings; see what each import came to.',
    },
    how: [
      {
        zh: '先试导入：只检查、不保存，错误逐行列出。',
        en: 'Make a dry run first: it checks, saves nothing, and lists the errors row by row.',
      },
      {
        zh: '编码保持文本格式，避免 Excel 改动长数字和前导零。',
        en: 'Keep codes as text, so that Excel changes neither long numbers nor leading zeros.',
      },
    ],
    keys: [
      ['j / k', { zh: '下一行、上一行', en: 'Next row, row before' }],
      ['Enter', { zh: '打开该行', en: 'Opens the row' }],
    ],
    terms: ['dryRun'],
  },
  '/imports/$jobId': {
    purpose: { zh: '一次导入的进展、统计和错误。', en: 'Progress, counts and errors of one import.' },
    how: [
      {
        zh: '下载标注错误的工作簿，改正后再次导入。',
        en: 'Take the workbook with the errors marked, mend it and import it again.',
      },
    ],
    terms: ['dryRun'],
  },
}
