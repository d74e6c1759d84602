import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { isUuid } from '../../../platform/ids/index.js'
import { ownFiles, type StoredFile } from './stored-file.js'
import { isCsv, isWorkbook } from './uploaded-source.js'

/** More files than a data set has are no data set. */
export const mostFiles = 20

/**
 * Somebody's uploads that make one data set: an .xlsx alone, or CSV files.
 *
 * @returns refusals `dataset/no-files`, `dataset/file-not-found`, `dataset/mixed-files`.
 */
export async function uploadedSet(
  connection: ClientBase | Pool,
  personId: string,
  fileIds: readonly string[],
): Promise<Result<StoredFile[]>> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0 || ids.length > mostFiles) return noFiles
  if (!ids.every(isUuid)) return fileNotFound
  const files = await ownFiles(connection, personId, ids)
  if (files.length < ids.length) return fileNotFound
  return isOneDataSet(files) ? ok(files) : mixedFiles
}

const isOneDataSet = (files: readonly StoredFile[]): boolean =>
  (files.length === 1 && files.every((file) => isWorkbook(file.name))) ||
  files.every((file) => isCsv(file.name))

const noFiles = refuse(
  'dataset/no-files',
  { zh: `请选择 1 至 ${mostFiles} 个文件`, en: `choose from 1 to ${mostFiles} files` },
  'fileIds',
)
const fileNotFound = refuse(
  'dataset/file-not-found',
  { zh: '没有这个上传的文件，请重新上传', en: 'there is no such upload; upload it again' },
  'fileIds',
)
const mixedFiles = refuse(
  'dataset/mixed-files',
  { zh: '请选择一个 .xlsx 工作簿，或若干 .csv 文件', en: 'choose one .xlsx workbook, or several .csv files' },
  'fileIds',
)
