import i18next from 'i18next'
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

const i18n = i18next.createInstance()
void i18n.init({
  lng: stored(),
  fallbackLng: 'zh',
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

const tellDocument = () => {
  document.documentElement.lang = i18n.language === 'en' ? 'en' : 'zh-CN'
}
tellDocument()
i18n.on('languageChanged', tellDocument)

/** Speaks another language from now on, also at the next visit. */
export function speak(language: Language): void {
  localStorage.setItem('zhengmei.language', language)
  void i18n.changeLanguage(language)
}

const subscribe = (changed: () => void) => {
  i18n.on('languageChanged', changed)
  return () => i18n.off('languageChanged', changed)
}
const current = () => i18n.language as Language

/** The language being spoken; the component follows a change. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, current)

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

/**
 * The texts of one feature in both languages, by key: a key missing in English does not compile. Returns the hook which looks them up.
 */
export function defineTexts<Key extends string>(
  namespace: string,
  texts: { readonly zh: Readonly<Record<Key, string>>; readonly en: English<NoInfer<Key>> },
): () => Translate<Key> {
  i18n.addResourceBundle('zh', namespace, texts.zh)
  i18n.addResourceBundle('en', namespace, texts.en)
  return () => {
    const language = useLanguage()
    return (key, values) => i18n.t(key as string, { ...values, ns: namespace, lng: language })
  }
}
