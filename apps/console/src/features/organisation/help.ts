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
  '/organisations/$unitId': {
    purpose: {
      zh: '一个单位的情况、上下级、账号、人员、生效规则、得分和沿革。',
      en: 'Facts, relations, accounts, people, rules in force, scores and history of a unit.',
    },
    how: [
      {
        zh: '更名、移动、合并、撤销都先看影响，再按生效日期确认；尚未生效的可以撤回。',
        en: 'A change shows what follows before you confirm it for its day; until that day it can be withdrawn.',
      },
      {
        zh: '组织表可导出，在 Excel 中修改后再导入：先检查，再全部保存或列入计划。规则书在“适用规则”中挂接或结束。',
        en: 'The tree can be taken out, mended in Excel and brought back: checked first, then saved or planned as a whole. Rulebooks are attached and ended under the rules.',
      },
    ],
    terms: ['supervisingUnit', 'edition'],
    sources: ['SC 四(一)', 'GC 二(五)'],
  },
}
