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
import { BadArguments, ExitStatus } from './command/refusals.js'
import { clearLine, runCommand, showLine } from './command/run-command.js'
import { importTable } from './import/import-table.js'
import { withProductDatabase } from './product-database.js'

const usage = `用法 / Usage: npm run import -- --data DIR|FILE.xlsx [--dry-run] [--errors FILE]
  --data     CSV 文件夹或 .xlsx 工作簿 / folder of CSV files, or an .xlsx workbook
  --dry-run  只检查，不保存 / check everything, save nothing
  --errors   错误清单写到哪里，默认 errors.csv / where refused rows are listed`

interface Arguments {
  readonly data: string
  readonly dryRun: boolean
  readonly errors: string
}

/** Null when they are not enough. */
function readArguments(args: string[]): Arguments | null {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      errors: { type: 'string', default: 'errors.csv' },
    },
  })
  return values.data ? { data: values.data, dryRun: values['dry-run'], errors: values.errors } : null
}

const showProgress = ({ stage, file, rowsDone, rowsTotal }: ImportProgress): void =>
  showLine(`${stage} ${file ?? ''} ${rowsDone}${rowsTotal === null ? '' : `/${rowsTotal}`}`)

async function tell({ report, errors }: ImportOutcome, { errors: path }: Arguments): Promise<number> {
  console.log(importTable(report))
  if (report.outcome !== 'refused') return ExitStatus.done
  await writeFile(path, errorsCsv(errors, 'both'))
  console.error(
    `数据集被拒绝，共 ${report.errorCount} 处错误，未保存任何数据；清单见 ${path}\n` +
      `The data set was refused with ${report.errorCount} errors; nothing was saved. They are listed in ${path}`,
  )
  return ExitStatus.refused
}

await runCommand(usage, async ({ args, heedSignals }) => {
  const wanted = readArguments(args)
  if (wanted === null) return ExitStatus.badArguments
  const opened = await openDataSet(wanted.data)
  if (!opened.ok) throw new BadArguments(opened.refusal.message)
  const signal = heedSignals()
  const outcome = await withProductDatabase('npm run import', ({ pool }) =>
    importDataSet(pool, opened.value, {
      dryRun: wanted.dryRun,
      signal,
      longestList: wholeList,
      onProgress: showProgress,
    }),
  )
  clearLine()
  return tell(outcome, wanted)
})
