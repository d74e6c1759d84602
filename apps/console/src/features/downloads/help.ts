import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/downloads': {
    purpose: { zh: '您要求生成的文件。', en: 'Files that you asked for.' },
    how: [
      {
        zh: '生成在后台进行，可以取消；完成后在保留期内取走。',
        en: 'They are made in the background and can be cancelled; fetch them before they expire.',
      },
      {
        zh: '工作簿的“导出说明”写明筛选条件、时间和导出人。',
        en: 'The second sheet of a workbook names filters, time and person.',
      },
      {
        zh: '“导出”里还可复制该列表的 GraphQL 查询，报表程序凭接口令牌取同样的数据。',
        en: '“Export” also copies the GraphQL of a list; a reporting program reads the same by it with an API token.',
      },
    ],
  },
}
