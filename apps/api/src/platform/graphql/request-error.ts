import type { Refusal } from '@zhengmei/domain/kernel'
import { GraphQLError } from 'graphql'

/**
 * A request that can't be answered at all: not signed in, not allowed, a page size out of bounds. Unlike a refusal in
 * a payload it stands in `errors`, as `extensions.code` and `extensions.messages` in both languages.
 */
export class RequestError extends GraphQLError {
  readonly refusal: Refusal

  /** @param httpStatus of the whole answer; only for errors before any field was resolved. */
  constructor(refusal: Refusal, httpStatus?: number) {
    super(refusal.message.en, {
      extensions: {
        code: refusal.code,
        messages: refusal.message,
        ...(refusal.field === undefined ? {} : { field: refusal.field }),
        ...(httpStatus === undefined ? {} : { http: { status: httpStatus } }),
      },
    })
    this.refusal = refusal
  }
}

export const signInFirst = (): RequestError =>
  new RequestError({ code: 'session/required', message: { zh: '请先登录', en: 'Sign in first' } })

/** What a role doesn't allow. */
export const deniedCode = 'access/denied'

export const notAllowed = (): RequestError =>
  new RequestError({ code: deniedCode, message: { zh: '没有权限', en: 'Not allowed' } })
