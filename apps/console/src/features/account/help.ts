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
  '/accounts/messages': {
    purpose: {
      zh: '范围内各账号收到的留言，以及答复是否按时。',
      en: 'Messages to all accounts of the scope, and whether they were answered in time.',
    },
    how: [
      {
        zh: '时限只对政策咨询计算，按收到当日对该单位生效的规则和工作日历推算；点开一条可看每一步。',
        en: 'Only policy enquiries have a deadline, by the rules and the working days in force when they came in; each step is behind the message.',
      },
      {
        zh: '按“答复时限”排序，最先到期的在前。未选收到日期时列近 30 天的；只看未回复的则不限时间。',
        en: 'Ordered by “Answer by” the next to fall due comes first. Without days chosen the last 30 are listed; those that wait however old they are.',
      },
      {
        zh: '导出只有办理情况，不含群众所写的内容。',
        en: 'An export says how they were handled, never what citizens wrote.',
      },
    ],
    keys: [
      ['j / k', { zh: '下一行、上一行', en: 'Next row, row before' }],
      ['Enter', { zh: '打开该行', en: 'Opens the row' }],
    ],
    terms: ['hostUnit'],
    sources: ['SQ 五'],
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
  '/accounts/new': {
    purpose: { zh: '登记一个新账号。', en: 'Registers an account.' },
    how: [
      {
        zh: '选定主办单位、平台并填写名称后即时核查，发现的问题写在所涉字段之下并注明依据。',
        en: 'Once host, platform and name are filled in the form is checked; what is found stands below its field, with its clause.',
      },
      {
        zh: '“不得登记”须改正；规则允许例外的，写明豁免理由即可登记。“请核实”“提示”不妨碍保存。',
        en: 'What is forbidden must be mended, or exempted with a reason where the rules allow it; the rest keeps nobody from saving.',
      },
      {
        zh: '同一平台账号已经登记的会提示是哪一个；范围外的只说已登记。',
        en: 'A handle that is registered already is told, with whose it is where you may see it.',
      },
      {
        zh: '“保存并登记下一个”保留单位、名称和认证主体，接着登记其他平台。',
        en: '“Save and register the next” keeps host, name and subject for the next platform.',
      },
    ],
    keys: [['Ctrl + S', { zh: '保存', en: 'Saves' }]],
    terms: ['hostUnit', 'supervisingUnit'],
    sources: ['SC 四(一)', 'SQ 三', 'SX 8', 'GC 二(三)'],
  },
  '/accounts/$accountId/edit': {
    purpose: { zh: '修改账号的档案。', en: 'Edits the file of an account.' },
    how: [
      {
        zh: '主办单位、平台、编码和起止日期不在此修改。每次修改记入档案历史和审计。',
        en: 'Host, platform, code and dates are not edited here. Every edit is kept in the history of the file and in the trail.',
      },
      {
        zh: '两人同时修改时，先保存者生效；后保存者看到两边的内容，逐项选定后再保存。',
        en: 'When two edit at once the first is saved; the other sees both sides and chooses.',
      },
    ],
    keys: [['Ctrl + S', { zh: '保存', en: 'Saves' }]],
    terms: ['hostUnit'],
  },
}
