/** Text in the product's two languages: Chinese first, English second. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/**
 * A refusal: the product understood the request and says no. It is a value, never thrown.
 * `code` is stable and machine-readable (`area/reason`), `field` names the input it is about.
 */
export interface Refusal {
  readonly code: string
  readonly field?: string
  readonly message: Bilingual
}

export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const refused = <R>(refusal: R): Result<never, R> => ({ ok: false, refusal })

/** Shorthand for the common refusal with a code, both languages and, where it has one, a field. */
export const refuse = (code: string, message: Bilingual, field?: string): Result<never> =>
  refused(field === undefined ? { code, message } : { code, field, message })
