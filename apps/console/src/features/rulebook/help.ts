import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/rulebooks': {
    purpose: { zh: '各地制度的版本。', en: 'Editions of the regulations.' },
    terms: ['edition'],
  },
  '/rulebooks/comparison': {
    purpose: {
      zh: '把几部制度逐条对照，不同之处有标记。',
      en: 'Several rulebooks beside each other, their differences marked.',
    },
    terms: ['edition'],
  },
  '/rulebooks/effective': {
    purpose: {
      zh: '某单位某日生效的全部取值，及每个取值来自哪一层、哪一条。',
      en: 'All values in force for a unit on a day, each with its layer and clause.',
    },
    terms: ['edition'],
  },
  '/rulebooks/$rulebookId': {
    purpose: { zh: '一部制度的逐条取值与出处。', en: 'The values of one rulebook with their clauses.' },
    terms: ['edition'],
  },
}
