import type { Notification } from './operations'

/** Where a notification leads: to what it tells of. */
export function leadsTo({ kind, objectId }: Pick<Notification, 'kind' | 'objectId'>): string {
  switch (kind) {
    case 'IMPORT_ENDED':
      return `/imports/${objectId}`
    case 'RUN_ENDED':
      return `/assessments/${objectId}`
    case 'DOWNLOAD_ENDED':
      return '/downloads'
    case 'SECURITY_EVENT':
      return '/my-security'
    default:
      return '/'
  }
}
