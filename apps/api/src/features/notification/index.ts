export type { SecurityEvent } from './kinds.js'
export { NotificationResolver } from './notification.resolver.js'
export { notify } from './notify.js'
export { tellOfTerms } from './tell-of-terms.js'
