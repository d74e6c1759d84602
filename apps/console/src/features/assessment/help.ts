import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/assessments': {
    purpose: {
      zh: '历次考核：发起、进展和结果。',
      en: 'All assessments: start one, follow it, see what it came to.',
    },
    how: [
      {
        zh: '先试算、核对无误后再发起正式考核。',
        en: 'Make a trial first; start the official one once it is right.',
      },
    ],
    keys: [
      ['j / k', { zh: '下一行、上一行', en: 'Next row, row before' }],
      ['Enter', { zh: '打开该行', en: 'Opens the row' }],
    ],
    terms: ['run', 'trial', 'edition'],
  },
  '/assessments/$runId': {
    purpose: {
      zh: '一次考核的排名、账号得分和封存信息。',
      en: 'Ranks, scores of accounts and the seal of one run.',
    },
    how: [
      {
        zh: '点单位或账号，可逐项看到扣分、依据和证据。',
        en: 'A unit or an account leads to each deduction, its clause and evidence.',
      },
    ],
    terms: ['run', 'veto', 'cap'],
    sources: ['SQ 附2'],
  },
  '/assessments/$runId/accounts/$accountId': {
    purpose: {
      zh: '一个账号的得分如何由各项加减而来。',
      en: 'How the score of an account comes from its lines.',
    },
    how: [{ zh: '点任一项，查看逐条证据和条款。', en: 'Each line opens its evidence and clause.' }],
    keys: [
      ['Enter', { zh: '打开所选项', en: 'Opens the line' }],
      ['Esc', { zh: '关闭证据', en: 'Closes the evidence' }],
    ],
    terms: ['veto', 'cap'],
    sources: ['SQ 附2'],
  },
  '/assessments/$runId/units/$unitId': {
    purpose: { zh: '一个单位的得分、名次及其账号。', en: 'Score and rank of a unit, and its accounts.' },
    terms: ['run', 'veto'],
  },
  '/assessments/$runId/what-if': {
    purpose: {
      zh: '改动规则取值，看结果会怎样；正式结果不受影响。',
      en: 'What would come out under other values; the official result stays as it is.',
    },
    terms: ['run', 'edition'],
  },
  '/assessments/compare': {
    purpose: {
      zh: '任意两次考核并排：谁升谁降，差在哪一条。',
      en: 'Any two runs side by side: who rose and fell, and by which clause.',
    },
    terms: ['run'],
  },
  '/assessments/compare/units/$unitId': {
    purpose: { zh: '一个单位在两次考核中的差别。', en: 'What differs for one unit between two runs.' },
    terms: ['run'],
  },
  '/assessments/compare/accounts/$accountId': {
    purpose: { zh: '一个账号在两次考核中的逐项对照。', en: 'The lines of one account in two runs.' },
    terms: ['run', 'cap'],
  },
  '/assessments/$runId/units/$unitId/sheet': {
    purpose: { zh: '可打印的单位得分单（A4）。', en: 'The score sheet of a unit, for A4 paper.' },
    how: [{ zh: '用浏览器的打印功能打印或存为 PDF。', en: 'Print it, or save it as PDF, from the browser.' }],
    terms: ['cap'],
  },
  '/assessments/$runId/sheets': {
    purpose: {
      zh: '一个类别全部单位的得分单，依次排列。',
      en: 'Score sheets of all units of a category, one after another.',
    },
    how: [{ zh: '用浏览器的打印功能一次打完。', en: 'Print all of them at once from the browser.' }],
  },
}
