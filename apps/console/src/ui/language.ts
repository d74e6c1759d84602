import { useSyncExternalStore } from 'react'

/** The languages of the console; Chinese first. */
export const languages = { zh: '中文', en: 'English' } as const
export type Language = keyof typeof languages

/** A text of the server in both languages. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

const stored = (): Language => {
  const said = localStorage.getItem('zhengmei.language')
  if (said === 'zh' || said === 'en') return said
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

let spoken = stored()
const listeners = new Set<() => void>()

const tellDocument = () => {
  document.documentElement.lang = spoken === 'en' ? 'en' : 'zh-CN'
}
tellDocument()

/** Speaks another language from now on, also at the next visit. */
export function speak(language: Language): void {
  localStorage.setItem('zhengmei.language', language)
  spoken = language
  tellDocument()
  for (const listener of listeners) listener()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The language being spoken, outside of components. */
export const spokenLanguage = (): Language => spoken

/** The language being spoken; the component follows a change. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, spokenLanguage)

/** Picks the spoken language's side of a text of the server. */
export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage()
  return (text) => text[language]
}

type English<Key extends string> = Readonly<Record<Key, string> & Partial<Record<`${Key}_one`, string>>>
/** Looks a text up by key, filling `{{name}}`; `count` picks the English singular `key_one`. */
export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string

/** Fills `{{name}}` in a text; a name without a value stays empty. */
const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))

interface Texts<Key extends string> {
  readonly zh: Readonly<Record<Key, string>>
  readonly en: English<NoInfer<Key>>
}

/** Looks texts up in one language, outside of components. */
export function textIn<Key extends string>(texts: Texts<Key>, language: Language): Translate<Key> {
  const side: Readonly<Partial<Record<string, string>>> = texts[language]
  return (key, values = {}) => {
    const singular = values['count'] === 1 ? side[`${key}_one`] : undefined
    return fill(singular ?? side[key] ?? texts.zh[key], values)
  }
}

/**
 * The texts of one feature in both languages, by key: a key missing in English does not compile. Returns the hook which looks them up.
 */
export function defineTexts<Key extends string>(texts: Texts<Key>): () => Translate<Key> {
  const both = { zh: textIn(texts, 'zh'), en: textIn(texts, 'en') }
  return () => both[useLanguage()]
}
