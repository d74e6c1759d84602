import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '@zhengmei/api/platform/config'
import { readKeys } from './backup/key-files.js'
import { readPassphrase } from './backup/passphrase-file.js'
import { bytes, productVersion, showTable } from './backup/terminal.js'
import { writeBackup } from './backup/write-backup.js'
import { ExitStatus } from './command/refusals.js'
import { clearLine, runCommand } from './command/run-command.js'
import { withServer } from './product-database.js'

const usage = `用法 / Usage: npm run backup -- FILE [--passphrase-file FILE] [--with-keys]

  把整个数据库写成一个文件，运行中也可以。 / Writes the whole database into one file; the product may go on meanwhile.
  --passphrase-file  以该文件中的口令加密（AES-256-GCM） / Encrypts the file by the passphrase in that file.
  --with-keys        连同数据目录中的密钥 / Also the keys of the data folder; without them keep copies of its *-key files elsewhere.`

await runCommand(usage, async ({ args, heedSignals }) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'passphrase-file': { type: 'string' },
      'with-keys': { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) return ExitStatus.badArguments
  const passphrase = await readPassphrase(values['passphrase-file'])
  const config = readConfig(process.env)
  const keys = values['with-keys'] ? await readKeys(config.dataDir) : []
  const signal = heedSignals()
  return withServer(config, 'npm run backup', async (url) => {
    const path = resolve(file)
    const written = await writeBackup({
      url,
      path,
      product: productVersion(),
      passphrase,
      keys,
      signal,
      onTable: showTable,
    })
    clearLine()
    const tables = Object.values(written.tables)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(
      `已备份 ${tables.length} 张表、${rows} 行，${bytes(path)}\n` +
        `Backed up ${tables.length} tables with ${rows} rows, ${bytes(path)}\n${path}`,
    )
    return ExitStatus.done
  })
})
