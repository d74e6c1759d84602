import { databaseClock } from '@zhengmei/api/platform/clock'
import type { Config } from '@zhengmei/api/platform/config'
import { dayOf, type Instant } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { CommandRefusal, ExitStatus } from './command/refusals.js'
import { runCommand } from './command/run-command.js'
import { withProductDatabase } from './product-database.js'
import { foreignLogins } from './seed/add-people.js'
import { readArguments, type SeedArguments, usage } from './seed/arguments.js'
import { writeCsvFolder } from './seed/csv-folder.js'
import { generateDataSet } from './seed/data-set.js'
import { demoPassword } from './seed/demo-people.js'
import { fillDatabase, type SeedStep, writeLogins } from './seed/fill-database.js'
import { fillNation } from './seed/fill-nation.js'
import { chinaDivisions } from './seed/nation-tree.js'
import type { Size } from './seed/org-tree.js'
import { periodUpTo } from './seed/period.js'

async function intoFolder(size: Size, { today }: SeedArguments, out: string): Promise<number> {
  const period = periodUpTo(today ?? dayOf(Date.now() as Instant))
  const counts = await writeCsvFolder(generateDataSet(size, period), out)
  for (const [name, rows] of Object.entries(counts)) console.log(`  ${name}.csv  ${rows}`)
  console.log(`  → ${out}`)
  return ExitStatus.done
}

const intoDatabase = (asked: SeedArguments): Promise<number> =>
  withProductDatabase('npm run seed', ({ pool }, config) => seed(asked, pool, config))

const stepTexts: Readonly<Record<SeedStep, string>> = {
  data: '生成并导入数据 / Making and importing data …',
  rulebooks: '公布并挂接规则书 / Publishing and attaching rulebooks …',
  people: '添加演示人员 / Adding people …',
  runs: '年度考核：上年正式、本年试算 / Annual assessment: last year, this year to date …',
}

async function seed(asked: SeedArguments, pool: Pool, config: Config): Promise<number> {
  const strangers = asked.anyway ? [] : await foreignLogins(pool)
  if (strangers.length > 0) {
    throw new CommandRefusal({
      zh: `数据库中已有其他人员（${strangers.join('、')}），未写入；演示账号的密码是公开的。仍要写入请加 --anyway`,
      en: `The database holds people of its own (${strangers.join(', ')}); nothing was written, because the demo's passwords are public. --anyway does it all the same`,
    })
  }
  if (asked.size === 'nation') return seedNation(pool, config)
  const today = asked.today ?? dayOf((await databaseClock(pool).now()) as Instant)
  const begun = performance.now()
  const outcome = await fillDatabase(pool, asked.size, periodUpTo(today), (step) =>
    console.log(`  ${stepTexts[step]}`),
  )
  await writeLogins(outcome.logins, config.dataDir)
  const rows = outcome.files.reduce((sum, file) => sum + file.rows, 0)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`  ${rows} 行，${seconds} 秒 / ${rows} rows in ${seconds} s`)
  // The launcher prints the logins itself, at every start.
  if (process.env['ZHENGMEI_LAUNCHER']) return ExitStatus.done
  const logins = outcome.logins.map(({ login }) => login).join(' ')
  console.log(`  登录名 / Logins: ${logins}\n  密码 / Password: ${demoPassword}`)
  return ExitStatus.done
}

async function seedNation(pool: Pool, config: Config): Promise<number> {
  const begun = performance.now()
  const filled = await fillNation(pool, chinaDivisions())
  if (filled === null) {
    throw new CommandRefusal({
      zh: '数据库中已有单位，未写入',
      en: 'The database holds units already; nothing was written',
    })
  }
  await writeLogins(filled.logins, config.dataDir)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(
    `  ${filled.units} 个单位，${filled.accounts} 个账号，${seconds} 秒 / ${filled.units} units, ${filled.accounts} accounts in ${seconds} s`,
  )
  console.log(`  登录名 / Login: nation\n  密码 / Password: ${demoPassword}`)
  return ExitStatus.done
}

await runCommand(usage, async ({ args }) => {
  const asked = readArguments(args)
  const { out, size } = asked
  return out === undefined || size === 'nation' ? intoDatabase(asked) : intoFolder(size, asked, out)
})
