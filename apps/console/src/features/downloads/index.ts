export { DownloadButton } from './download-button'
export type { Exported } from './exported'
export { RecentDownloads } from './recent-downloads'
export { useDownloadsState } from './use-downloads'
