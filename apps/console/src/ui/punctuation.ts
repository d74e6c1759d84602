import { useLanguage } from './language'
import { type Punctuation, punctuationOf } from './punctuation-marks'

/** The marks of the language being spoken. */
export const usePunctuation = (): Punctuation => punctuationOf(useLanguage())
