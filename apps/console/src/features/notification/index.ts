import { lazy } from 'react'

export { useNotificationTexts } from './texts'
export { useUnread } from './use-unread'

/** The latest notifications; read when the bell is pressed. */
export const BellPanel = lazy(() => import('./bell-panel'))
