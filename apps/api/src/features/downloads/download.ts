import type { Bilingual, Refusal } from '@zhengmei/domain/kernel'
import type { ExportDescription, ExportFormat } from '../../platform/exports/index.js'

/** States of a download, in order. */
export const downloadStates = {
  planned: { zh: '排队中', en: 'Waiting' },
  running: { zh: '生成中', en: 'Being made' },
  done: { zh: '可下载', en: 'Ready' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  failed: { zh: '未生成', en: 'Not made' },
  expired: { zh: '已过期', en: 'Expired' },
} satisfies Record<string, Bilingual>
export type DownloadState = keyof typeof downloadStates

/** A file that somebody asked for, as it is read. */
export interface DownloadRow {
  readonly id: string
  readonly personId: string
  /** Under which it was asked for: looked at again when it is made and when it is fetched. */
  readonly appointmentId: string
  readonly orgId: string
  readonly kind: string
  readonly format: ExportFormat
  readonly language: keyof Bilingual
  readonly parameters: unknown
  readonly columns: readonly string[]
  readonly description: ExportDescription
  readonly state: DownloadState
  readonly done: number
  readonly total: number | null
  readonly rows: number | null
  /** Name in the folder of downloads: nobody can guess it, and it tells nothing. */
  readonly fileKey: string | null
  readonly size: number | null
  /** The subtree whose data it holds, as a path. */
  readonly scopePath: string | null
  readonly failure: Refusal | null
  readonly requestId: string | null
  readonly address: string | null
  readonly requestedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly expiresAt: Date | null
  readonly fetchedAt: Date | null
  readonly cancelRequestedAt: Date | null
}

export const isOver = ({ state }: Pick<DownloadRow, 'state'>): boolean =>
  state !== 'planned' && state !== 'running'

/** The queue in which downloads wait for a worker. */
export const downloadQueue = 'download'
/** What subscriptions are told about; the id is the person's. */
export const downloadTopic = 'download'

/** Days for which a file is kept. */
export const keptDays = 7
/** At most so many of a person's are under way at once. */
export const mostUnderWay = 3
/** At most so many bytes a person's files may take, and one of them. */
export const mostBytes = 500_000_000
/** At most so many files of a person are kept. */
export const mostKept = 100
