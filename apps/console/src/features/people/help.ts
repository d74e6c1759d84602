import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/people': {
    purpose: { zh: '谁在哪个单位、担任什么角色。', en: 'Who holds which role, where.' },
    how: [
      {
        zh: '左侧树可把列表收窄到某单位及其下级。',
        en: 'The tree narrows the list to a unit and those below.',
      },
    ],
    terms: ['appointment', 'threeAdministrators'],
  },
  '/people/$personId': {
    purpose: { zh: '一个人的任职、登录与状态。', en: 'Appointments, sign-ins and state of one person.' },
    terms: ['appointment'],
  },
  '/people/import': {
    purpose: { zh: '一次导入许多人员和任职。', en: 'Many people and appointments at once.' },
    how: [
      {
        zh: '先试导入，看清新增、变更和出错的行；有一行不合格就都不保存。',
        en: 'Make a dry run first; one wrong row, and nothing is saved.',
      },
    ],
    terms: ['dryRun', 'appointment'],
  },
  '/people/handovers': {
    purpose: {
      zh: '离任者留下、尚未交接的岗位、账号、令牌和计划。',
      en: 'Posts, accounts, tokens and plans that people who leave left behind.',
    },
    how: [
      {
        zh: '办妥之后逐项确认，写明接任者，或为何无需接任；确认有误，可在此人的页面撤销。',
        en: 'Tick each item when it is done, with the successor or why there is none; a tick can be taken back on the person’s page.',
      },
    ],
    terms: ['appointment'],
  },
  '/people/links': {
    purpose: {
      zh: '已发出、尚未使用的设置密码链接。',
      en: 'Links for setting a password that were given and not used.',
    },
    how: [
      {
        zh: '链接只能用一次；发错了，勾选后“收回”，可一次收回多个。',
        en: 'A link works once; tick those given by mistake and take them back, several at a time.',
      },
    ],
  },
}
