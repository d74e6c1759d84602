import { createHash, type Hash } from 'node:crypto'
import { CommandRefusal } from '../command/refusals.js'
import { readArchive } from './archive.js'
import { type BackupHeader, type BackupManifest, formatVersion, header, manifest } from './manifest.js'

/** A backup that is whole. */
export interface Backup {
  readonly path: string
  readonly passphrase: string | undefined
  readonly header: BackupHeader
  readonly manifest: BackupManifest
}

/**
 * Reads a backup from end to end and compares every sum.
 *
 * @throws CommandRefusal when it was written by a later product, is cut off, or differs from what it says of itself.
 */
export async function verifyBackup(path: string, passphrase?: string): Promise<Backup> {
  let head: BackupHeader | undefined
  let tail: BackupManifest | undefined
  const sums = new Map<string, { bytes: number; hash: Hash }>()
  const keys: string[] = []
  for await (const part of readArchive(path, passphrase)) {
    if (head === undefined) head = readHeader(part.kind === 'header' ? part.json : undefined)
    else if (part.kind === 'manifest') tail = readManifest(part.json)
    else if (part.kind === 'key') keys.push(part.name)
    else if (part.kind === 'data') {
      const sum = sums.get(part.table) ?? { bytes: 0, hash: createHash('sha256') }
      sum.bytes += part.bytes.length
      sum.hash.update(part.bytes)
      sums.set(part.table, sum)
    }
  }
  if (head === undefined || tail === undefined) throw cutOff
  for (const table of head.tables) {
    const said = tail.tables[table.name]
    const found = sums.get(table.name)
    const sha256 = (found?.hash ?? createHash('sha256')).digest('hex')
    if (said?.bytes !== (found?.bytes ?? 0) || said.sha256 !== sha256) throw changed(table.name)
    sums.delete(table.name)
  }
  for (const name of sums.keys()) throw changed(name)
  if (keys.join('\n') !== tail.keys.join('\n')) throw changed('keys')
  return { path, passphrase, header: head, manifest: tail }
}

function readHeader(json: unknown): BackupHeader {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined
  if (typeof format !== 'number') throw noBackup
  if (format > formatVersion) {
    throw new CommandRefusal({
      zh: `备份由更新的版本写成（格式 ${format}），请使用该版本恢复`,
      en: `The backup was written by a later version of the product (format ${format}); restore it with that one`,
    })
  }
  const parsed = header.safeParse(json)
  if (!parsed.success) throw noBackup
  return parsed.data
}

function readManifest(json: unknown): BackupManifest {
  const parsed = manifest.safeParse(json)
  if (!parsed.success) throw changed('manifest')
  return parsed.data
}

const noBackup = new CommandRefusal({ zh: '这不是政媒的备份文件', en: 'This is no backup of the product' })
const cutOff = new CommandRefusal({
  zh: '备份文件不完整（写备份时中断，或传输中截断）',
  en: 'The backup is not whole (its writing was interrupted, or it was cut off on the way)',
})
const changed = (what: string) =>
  new CommandRefusal({
    zh: `备份文件已损坏：${what} 与清单不符`,
    en: `The backup is damaged: ${what} differs from its manifest`,
  })
