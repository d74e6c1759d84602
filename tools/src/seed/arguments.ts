import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type PlainDate, parsePlainDate } from '@zhengmei/domain/kernel'
import { BadArguments } from '../command/refusals.js'
import type { Size } from './org-tree.js'

export interface SeedArguments {
  readonly size: Size | 'nation'
  /** Write CSV files there instead of filling a database. */
  readonly out: string | undefined
  /** End of this year's part; absent = the database's day, or without a database this machine's. */
  readonly today: PlainDate | undefined
  /** Also into a database that holds people who are not of the demo. */
  readonly anyway: boolean
}

export const usage = `用法 / Usage: npm run seed -- demo|city|province|nation [--out DIR] [--today YYYY-MM-DD] [--anyway]
  demo      宿迁市 / Suqian
  city      宿迁市，县区部门齐全 / Suqian with every department of every county
  province  江苏省 / all Jiangsu
  nation    全国组织树与账号，无发布数据，只入空库 / the whole nation's tree and accounts, no posts, into an empty database
  --out     只写成 CSV 目录，不入库 / only write a folder of CSV files
  --today   本年数据截止日（不含） / where this year's data end, exclusive
  --anyway  库中已有其他人员时仍然写入 / also into a database with people of its own`

const sizes: readonly SeedArguments['size'][] = ['demo', 'city', 'province', 'nation']

const isSize = (text: string | undefined): text is SeedArguments['size'] =>
  sizes.some((size) => size === text)

/** @throws BadArguments; what `parseArgs` throws. */
export function readArguments(args: readonly string[]): SeedArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      today: { type: 'string' },
      anyway: { type: 'boolean', default: false },
    },
  })
  const [size] = positionals
  if (positionals.length !== 1 || !isSize(size)) {
    throw new BadArguments({
      zh: `需要一个规模：${sizes.join('、')}（--help 查看用法）`,
      en: `one size is needed: ${sizes.join(', ')} (see --help)`,
    })
  }
  const today = values.today === undefined ? undefined : parsePlainDate(values.today)
  if (today === null) {
    throw new BadArguments({
      zh: `--today 需要日期（YYYY-MM-DD），不是“${values.today}”`,
      en: `--today needs a day (YYYY-MM-DD), not "${values.today}"`,
    })
  }
  if (values.out === '' || (values.out !== undefined && size === 'nation')) {
    throw new BadArguments({
      zh: '--out 需要文件夹，且 nation 只能入库',
      en: '--out needs a folder, and nation goes into a database only',
    })
  }
  return {
    size,
    out: values.out === undefined ? undefined : resolve(values.out),
    today,
    anyway: values.anyway,
  }
}
