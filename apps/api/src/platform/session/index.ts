import { createHash, randomBytes } from 'node:crypto'

/** A new secret: 256 random bits, as text for a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. The secrets are random, so one round without salt is enough. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whether a text has the form of a secret; what hasn't is not looked up. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

/**
 * Name of the session's cookie. Behind https the prefix makes browsers refuse a cookie that another host of the same
 * domain has planted.
 */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-zhengmei' : 'zhengmei')

/** How the cookie is set: out of reach of scripts, never sent along from other sites, gone with the browser. */
export const sessionCookieOptions = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure }) as const

/** Name of the cookie by which a browser is known again to the people who signed in with it. It lets nobody in. */
export const deviceCookieName = (secure: boolean): string =>
  secure ? '__Host-zhengmei-device' : 'zhengmei-device'

/** Seconds for which a browser is known after the last sign-in with it: half a year. */
export const deviceKnownForSeconds = 180 * 24 * 3_600

export const deviceCookieOptions = (secure: boolean) =>
  ({ ...sessionCookieOptions(secure), maxAge: deviceKnownForSeconds }) as const

/** The value of a cookie in a request's header, as it stands there: secrets need no decoding. */
export function cookieIn(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}
