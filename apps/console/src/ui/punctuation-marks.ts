import type { Language } from './language'

/** How words are put together in a language: Chinese has marks of its own, as wide as a character and with no space after them. */
export interface Punctuation {
  /** `name: text` */
  readonly colon: (name: string, text: string) => string
  /** `text (note)` */
  readonly aside: (text: string, note: string) => string
  /** What parts the items of an enumeration, and sentences put beside each other. */
  readonly comma: string
  readonly semicolon: string
  /** What stands between two sentences. */
  readonly space: string
}

const marks: Readonly<Record<Language, Punctuation>> = {
  zh: {
    colon: (name, text) => `${name}：${text}`,
    aside: (text, note) => `${text}（${note}）`,
    comma: '，',
    semicolon: '；',
    space: '',
  },
  en: {
    colon: (name, text) => `${name}: ${text}`,
    aside: (text, note) => `${text} (${note})`,
    comma: ', ',
    semicolon: '; ',
    space: ' ',
  },
}

/** The marks of a language. */
export const punctuationOf = (language: Language): Punctuation => marks[language]
