export { BellPanel } from './bell-panel'
export { useNotificationTexts } from './texts'
export { useUnread } from './use-unread'
