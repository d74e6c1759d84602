import { stat } from 'node:fs/promises'
import { type Refusal, type Result, refuse } from '@zhengmei/domain/kernel'
import { csvFolder } from './source/csv-folder.js'
import type { DataSetSource } from './source/source.js'
import { workbookFile } from './source/workbook.js'

/**
 * Opens a data set by its path: a folder of CSV files or an .xlsx workbook.
 *
 * @returns a refusal when there is no such path or it is neither.
 */
export async function openDataSet(path: string): Promise<Result<DataSetSource, Refusal>> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return { ok: true, value: await csvFolder(path) }
  if (found?.isFile() && path.toLowerCase().endsWith('.xlsx'))
    return { ok: true, value: await workbookFile(path) }
  return refuse(
    'dataset/not-a-data-set',
    {
      zh: `“${path}” 不是 CSV 文件夹，也不是 .xlsx 工作簿`,
      en: `${path} is neither a folder of CSV files nor an .xlsx workbook`,
    },
    'data',
  )
}
