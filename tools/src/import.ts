import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  errorsCsv,
  type ImportOutcome,
  type ImportProgress,
  importDataSet,
  openDataSet,
  wholeList,
} from '@zhengmei/api/features/dataset'
import { ConfigError } from '@zhengmei/api/platform/config'
import type { Database } from '@zhengmei/api/platform/db'
import { importTable } from './import/import-table.js'
import { withProductDatabase } from './product-database.js'

const usage = `用法 / Usage: npm run import -- --data DIR|FILE.xlsx [--dry-run] [--errors FILE]
  --data     CSV 文件夹或 .xlsx 工作簿 / folder of CSV files, or an .xlsx workbook
  --dry-run  只检查，不保存 / check everything, save nothing
  --errors   错误清单写到哪里，默认 errors.csv / where refused rows are listed`

/** Exit statuses: 0 done, 1 a fault, 2 bad arguments, 3 the data set was refused, 130 interrupted. */
const status = { done: 0, badArguments: 2, refused: 3, interrupted: 130 } as const

interface Arguments {
  readonly data: string
  readonly dryRun: boolean
  readonly errors: string
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        errors: { type: 'string', default: 'errors.csv' },
      },
    })
    return values.data ? { data: values.data, dryRun: values['dry-run'], errors: values.errors } : null
  } catch {
    return null
  }
}

/** One line on a terminal that is written over; nothing where the output goes to a file. */
function showProgress({ stage, file, rowsDone, rowsTotal }: ImportProgress): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(
    `\r\u001b[K${stage} ${file ?? ''} ${rowsDone}${rowsTotal === null ? '' : `/${rowsTotal}`}`,
  )
}

async function importInto({ pool }: Database, wanted: Arguments, signal: AbortSignal): Promise<number> {
  const opened = await openDataSet(wanted.data)
  if (!opened.ok) {
    console.error(`${opened.refusal.message.zh}\n${opened.refusal.message.en}\n\n${usage}`)
    return status.badArguments
  }
  const outcome = await importDataSet(pool, opened.value, {
    dryRun: wanted.dryRun,
    signal,
    longestList: wholeList,
    onProgress: showProgress,
  })
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  return tell(outcome, wanted)
}

async function tell({ report, errors }: ImportOutcome, { errors: path }: Arguments): Promise<number> {
  console.log(importTable(report))
  if (report.outcome !== 'refused') return status.done
  await writeFile(path, errorsCsv(errors, 'both'))
  console.error(
    `数据集被拒绝，共 ${report.errorCount} 处错误，未保存任何数据；清单见 ${path}\n` +
      `The data set was refused with ${report.errorCount} errors; nothing was saved. They are listed in ${path}`,
  )
  return status.refused
}

async function main(): Promise<number> {
  const wanted = readArguments()
  if (!wanted) {
    console.error(usage)
    return status.badArguments
  }
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  try {
    return await withProductDatabase('npm run import', (database) =>
      importInto(database, wanted, stop.signal),
    )
  } catch (fault) {
    if (stop.signal.aborted) return status.interrupted
    throw fault
  }
}

try {
  process.exitCode = await main()
} catch (fault) {
  if (!(fault instanceof ConfigError)) throw fault
  console.error(fault.message)
  process.exitCode = status.badArguments
}
