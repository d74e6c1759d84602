import { parseArgs } from 'node:util'
import { mendAccountYears, verifyAccountYears, type WrongAccountYear } from '@zhengmei/api/features/content'
import { type Database, withTransaction } from '@zhengmei/api/platform/db'
import { ExitStatus } from './command/refusals.js'
import { runCommand } from './command/run-command.js'
import { withProductDatabase } from './product-database.js'

const usage = `用法 / Usage: npm run rollups -- --check|--rebuild [--year YEAR]
  --check    重新计数并与已存的账号年度汇总比对，不改动 / counts the posts anew and compares the rollups by account and year; changes nothing
  --rebuild  同样比对，并改正不一致的 / compares them as well and puts right those that differ
  --year     只看该年度 / only this year`

interface Arguments {
  readonly rebuild: boolean
  readonly years: { readonly year?: number }
}

/** Null when they contradict each other. */
function readArguments(args: string[]): Arguments | null {
  const { values } = parseArgs({
    args,
    options: {
      check: { type: 'boolean', default: false },
      rebuild: { type: 'boolean', default: false },
      year: { type: 'string' },
    },
  })
  const { check, rebuild, year } = values
  if (check === rebuild || (year !== undefined && !/^\d{4}$/.test(year))) return null
  return { rebuild, years: year === undefined ? {} : { year: Number(year) } }
}

/** A check sees one state throughout; a rebuild locks and must see what was committed before it got the lock. */
const compare = ({ pool }: Database, { rebuild, years }: Arguments): Promise<readonly WrongAccountYear[]> =>
  rebuild
    ? withTransaction(pool, (client) => mendAccountYears(client, years))
    : withTransaction(pool, (client) => verifyAccountYears(client, years), 'repeatable read')

/** The list goes to the output, for scripts; what it means beside it. */
function tell(wrong: readonly WrongAccountYear[], { rebuild }: Arguments): number {
  if (wrong.length === 0) {
    console.error('汇总与原始数据一致\nThe rollups agree with the posts')
    return ExitStatus.done
  }
  for (const { accountCode, year } of wrong) console.log(`${accountCode}\t${year}`)
  console.error(
    rebuild
      ? `已改正 ${wrong.length} 条汇总（账号、年度见上）\nPut right ${wrong.length} rollups (accounts and years above)`
      : `${wrong.length} 条汇总与原始数据不一致（账号、年度见上）；改正请用 --rebuild\n${wrong.length} rollups differ from the posts (accounts and years above); --rebuild puts them right`,
  )
  return rebuild ? ExitStatus.done : ExitStatus.different
}

await runCommand(usage, async ({ args }) => {
  const wanted = readArguments(args)
  if (wanted === null) return ExitStatus.badArguments
  return tell(await withProductDatabase('npm run rollups', (database) => compare(database, wanted)), wanted)
})
