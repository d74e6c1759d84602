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
}
