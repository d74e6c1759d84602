import { parseArgs } from 'node:util'
import { mendAccountYears, verifyAccountYears, type WrongAccountYear } from '@zhengmei/api/features/content'
import { ConfigError } from '@zhengmei/api/platform/config'
import { type Database, withTransaction } from '@zhengmei/api/platform/db'
import { withProductDatabase } from './product-database.js'

const usage = `用法 / Usage: npm run rollups -- --check|--rebuild [--year YEAR]
  --check    重新计数并与已存的账号年度汇总比对，不改动 / counts the posts anew and compares the rollups by account and year; changes nothing
  --rebuild  同样比对，并改正不一致的 / compares them as well and puts right those that differ
  --year     只看该年度 / only this year`

/** Exit statuses: 0 all agree, or put right; 1 some differ (also a fault); 2 bad arguments. */
const status = { done: 0, different: 1, badArguments: 2 } as const

interface Arguments {
  readonly rebuild: boolean
  readonly years: { readonly year?: number }
}

/** The command's options, or null when they are wrong. */
function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        rebuild: { type: 'boolean', default: false },
        year: { type: 'string' },
      },
    })
    const { check, rebuild, year } = values
    if (check === rebuild || (year !== undefined && !/^\d{4}$/.test(year))) return null
    return { rebuild, years: year === undefined ? {} : { year: Number(year) } }
  } catch {
    return null
  }
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
    return status.done
  }
  for (const { accountCode, year } of wrong) console.log(`${accountCode}\t${year}`)
  console.error(
    rebuild
      ? `已改正 ${wrong.length} 条汇总（账号、年度见上）\nPut right ${wrong.length} rollups (accounts and years above)`
      : `${wrong.length} 条汇总与原始数据不一致（账号、年度见上）；改正请用 --rebuild\n${wrong.length} rollups differ from the posts (accounts and years above); --rebuild puts them right`,
  )
  return rebuild ? status.done : status.different
}

async function main(): Promise<number> {
  const wanted = readArguments()
  if (wanted === null) {
    console.error(usage)
    return status.badArguments
  }
  return tell(await withProductDatabase('npm run rollups', (database) => compare(database, wanted)), wanted)
}

try {
  process.exitCode = await main()
} catch (fault) {
  if (!(fault instanceof ConfigError)) throw fault
  console.error(fault.message)
  process.exitCode = status.badArguments
}
