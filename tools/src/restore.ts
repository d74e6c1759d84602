import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '@zhengmei/api/platform/config'
import { writeKeys } from './backup/key-files.js'
import { readPassphrase } from './backup/passphrase-file.js'
import { restoreBackup } from './backup/restore-backup.js'
import { showTable } from './backup/terminal.js'
import { verifyBackup } from './backup/verify-backup.js'
import { ExitStatus } from './command/refusals.js'
import { clearLine, runCommand } from './command/run-command.js'
import { withServer } from './product-database.js'

const usage = `用法 / Usage: npm run restore -- FILE [--into DATA_FOLDER|DATABASE_URL] [--passphrase-file FILE] [--check]

  把备份恢复到空的数据库：全部恢复，或什么也不留下。 / Restores a backup into an empty database: all of it or nothing.
  --into             数据目录或数据库地址，默认同 npm start / a data folder or the URL of a database; that of npm start unless told
  --passphrase-file  加密备份的口令文件 / the file with the passphrase of an encrypted backup
  --check            只核对备份文件，不恢复 / only compares the backup with its sums`

/** Where to: the same words as in the environment, the option first. */
function targetOf(into: string | undefined): {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
} {
  if (into === undefined) return readConfig(process.env)
  return /^postgres(ql)?:\/\//.test(into)
    ? readConfig({ ...process.env, DATABASE_URL: into })
    : readConfig({ ...process.env, DATABASE_URL: '', ZHENGMEI_DATA_DIR: resolve(into) })
}

await runCommand(usage, async ({ args, heedSignals }) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      'passphrase-file': { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) return ExitStatus.badArguments
  const backup = await verifyBackup(resolve(file), await readPassphrase(values['passphrase-file']))
  const { takenAt, product } = backup.header
  console.log(`备份完好：${takenAt}，版本 ${product} / The backup is sound: ${takenAt}, version ${product}`)
  if (values.check) return ExitStatus.done
  const target = targetOf(values.into)
  const signal = heedSignals()
  return withServer(target, 'npm run restore', async (url) => {
    const restored = await restoreBackup(url, backup, {
      signal,
      onTable: showTable,
    })
    clearLine()
    const kept = await writeKeys(target.dataDir, restored.keys)
    console.log(
      `已恢复 ${restored.tables} 张表、${restored.rows} 行、${restored.jobs} 项未完成的任务\n` +
        `Restored ${restored.tables} tables with ${restored.rows} rows, and ${restored.jobs} jobs that were not over`,
    )
    if (restored.migrated.length > 0) console.log(`已升级 / Migrated: ${restored.migrated.join(', ')}`)
    if (kept.length > 0) console.log(`密钥 / Keys: ${kept.join(', ')}`)
    return ExitStatus.done
  })
})
