import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ok, type PlainDate, parsePlainDate, type Result, refuse } from '@zhengmei/domain/kernel'
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

const sizes: readonly string[] = ['demo', 'city', 'province', 'nation'] satisfies SeedArguments['size'][]

/** @returns refusal `seed/arguments` when they can't be understood. */
export function readArguments(args: readonly string[]): Result<SeedArguments> {
  try {
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
    if (positionals.length !== 1 || size === undefined || !sizes.includes(size)) return misunderstood('size')
    const today = values.today === undefined ? undefined : parsePlainDate(values.today)
    if (today === null) return misunderstood('today')
    if (values.out === '' || (values.out !== undefined && size === 'nation')) return misunderstood('out')
    return ok({
      size: size as SeedArguments['size'],
      out: values.out === undefined ? undefined : resolve(values.out),
      today,
      anyway: values.anyway,
    })
  } catch {
    return misunderstood()
  }
}

const misunderstood = (field?: string): Result<never> =>
  refuse(
    'seed/arguments',
    {
      zh: field === undefined ? '无法识别参数' : `参数有误：${field}`,
      en: field === undefined ? 'The arguments can’t be understood' : `Wrong argument: ${field}`,
    },
    field,
  )
