import { parseArgs } from 'node:util'
import { builtInCalendar } from '@zhengmei/domain/calendar'
import { type PlainDate, parsePlainDate } from '@zhengmei/domain/kernel'
import { BadArguments } from '../command/refusals.js'

/** What the command line asks for. */
export type AssessCommand =
  | { readonly do: 'verify'; readonly runId: string }
  | {
      readonly do: 'assess'
      /** Folder of CSV files, or one .xlsx. */
      readonly data: string
      /** Id of a built-in rulebook, or path of a JSON file. */
      readonly rulebook: string
      readonly year: number
      readonly out: string
      /** The first day whose facts are unknown; absent: the end of the year. */
      readonly cutoffOn: PlainDate | undefined
    }

/** What is told while it works, on stderr. */
export type Tell = (zh: string, en: string) => void

/** What `--help` prints. */
export const usage = `用法 / Usage:
  npm run assess -- --data DIR --rulebook ID|FILE.json --period YEAR --out OUT [--cutoff YYYY-MM-DD]
      把数据导入一个临时的内嵌数据库，完成该年度考核，结果写入 OUT；不需要运行中的服务，不留下任何东西。
      Imports DIR (CSV files, or one .xlsx) into a throw-away embedded database, assesses the year and writes the
      result to OUT. Needs no running server, leaves nothing behind.
        --rulebook  内置规则的编号（如 suqian-2021）或规则 JSON 文件 / id of a built-in rulebook or a JSON file
        --cutoff    该日 00:00 及以后的事实视为未知，默认到年末 / facts from 00:00 of this day on are unknown; default: end of year
  npm run assess -- --verify RUN
      由封存的事实重新计算该次考核并逐行比较 / recomputes a sealed run from its frozen facts and compares all of it
  npm run assess -- --help

退出状态 / Exit status: 0 完成 done · 1 不一致或故障 different, or a fault · 2 参数错误 bad arguments · 3 数据被拒绝 data refused (OUT/errors.csv)`

const options = {
  data: { type: 'string' },
  rulebook: { type: 'string' },
  period: { type: 'string' },
  out: { type: 'string' },
  cutoff: { type: 'string' },
  verify: { type: 'string' },
} as const

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Reads the arguments.
 *
 * @throws BadArguments; what `parseArgs` throws.
 */
export function readArguments(args: readonly string[]): AssessCommand {
  const { values } = parseArgs({ args: [...args], options })
  if (values.verify !== undefined) {
    const others = (['data', 'rulebook', 'period', 'out', 'cutoff'] as const).filter(
      (name) => values[name] !== undefined,
    )
    if (others.length > 0) {
      throw new BadArguments({
        zh: `--verify 不能与 --${others[0]} 同用`,
        en: `--verify can't be used together with --${others[0]}`,
      })
    }
    if (!uuid.test(values.verify)) {
      throw new BadArguments({
        zh: `--verify 需要考核的编号（UUID），不是“${values.verify}”`,
        en: `--verify needs the id (UUID) of a run, not "${values.verify}"`,
      })
    }
    return { do: 'verify', runId: values.verify.toLowerCase() }
  }
  const year = yearOf(required(values.period, 'period'))
  return {
    do: 'assess',
    data: required(values.data, 'data'),
    rulebook: required(values.rulebook, 'rulebook'),
    year,
    out: required(values.out, 'out'),
    cutoffOn: cutoffOf(values.cutoff, year),
  }
}

function required(value: string | undefined, name: string): string {
  if (value !== undefined && value !== '') return value
  throw new BadArguments({ zh: `缺少 --${name}（--help 查看用法）`, en: `--${name} is missing (see --help)` })
}

function yearOf(text: string): number {
  const year = Number(text)
  if (!/^\d{4}$/.test(text)) {
    throw new BadArguments({
      zh: `--period 需要四位年份，不是“${text}”`,
      en: `--period needs a year of four digits, not "${text}"`,
    })
  }
  const { horizon } = builtInCalendar
  if (year < horizon.firstYear || year > horizon.lastYear) {
    throw new BadArguments({
      zh: `节假日历只包含 ${horizon.firstYear}—${horizon.lastYear} 年，不能考核 ${year} 年`,
      en: `the calendar covers ${horizon.firstYear}–${horizon.lastYear}; ${year} can't be assessed`,
    })
  }
  return year
}

function cutoffOf(text: string | undefined, year: number): PlainDate | undefined {
  if (text === undefined) return undefined
  const date = parsePlainDate(text)
  if (date === null || date <= `${year}-01-01`) {
    throw new BadArguments({
      zh: `--cutoff 需要 ${year}-01-01 之后的日期（YYYY-MM-DD），不是“${text}”`,
      en: `--cutoff needs a day after ${year}-01-01 (YYYY-MM-DD), not "${text}"`,
    })
  }
  return date
}
