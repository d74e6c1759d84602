import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/organisations': {
    purpose: { zh: '查看单位、其账号和人员。', en: 'Units, their accounts and people.' },
    how: [
      {
        zh: '在左侧树中选择单位，右侧列出该单位及其下级的内容。',
        en: 'Choose a unit in the tree; the lists show what belongs to it and to the units below.',
      },
    ],
    keys: [
      ['↑ ↓ ← →', { zh: '在树中移动、展开、收起', en: 'Move in the tree, open, close' }],
      ['Enter', { zh: '选择单位', en: 'Choose the unit' }],
    ],
    terms: ['hostUnit', 'supervisingUnit'],
  },
}
