import type { Bilingual } from '@zhengmei/domain/kernel'
import type { DownloadRow } from './download.js'

const shanghaiMs = 8 * 3_600_000

/**
 * The name of a file with the day and the hour at which it was asked for: plain letters for old programs, and the true
 * name as RFC 5987 writes it.
 */
export function fileNameOf(
  row: Pick<DownloadRow, 'kind' | 'format' | 'language' | 'description' | 'requestedAt'>,
  title: Bilingual | undefined,
): { readonly name: string; readonly ascii: string; readonly encoded: string } {
  const at = new Date(row.requestedAt.getTime() + shanghaiMs).toISOString().replace(/\D/g, '')
  const stamp = `${at.slice(0, 8)}-${at.slice(8, 12)}`
  const said = (row.description.name ?? title)?.[row.language] ?? row.kind
  // What file systems forbid, and what would end a header.
  const plain = said
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ' ')
    .trim()
    .slice(0, 100)
  const name = `${plain} ${stamp}.${row.format}`
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return { name, ascii: `${row.kind}-${stamp}.${row.format}`, encoded }
}
