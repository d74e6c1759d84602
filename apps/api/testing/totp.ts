import { generateSync } from 'otplib'

/** The code that an authenticator app shows, `steps` of thirty seconds from now. */
export const currentCode = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * 30 })
