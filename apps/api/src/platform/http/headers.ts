import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * Nothing is loaded from elsewhere, nobody frames us. Styles may stand inline because the console's component library
 * writes them into the page; scripts may not. Nothing is upgraded to https by force: many an intranet has none.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** Headers of every answer. Strict transport is told by {@link transportHeaders}, where there is one. */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy,
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
}

/** What the header library knows nothing of. */
export const permissionHeaders = {
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/** Added when people reach the product by https. */
export const transportHeaders = { 'strict-transport-security': 'max-age=31536000' } as const
