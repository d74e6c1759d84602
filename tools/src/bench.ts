import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { workerHeap } from '@zhengmei/api/platform/config'
import { measure } from './bench/measure.js'
import { sizes } from './bench/sizes.js'
import { goalsOf, tableOf } from './bench/table.js'

const usage = `用法 / Usage: npm run bench -- [S|L|XL] [--json FILE] [--loop]
  npm run bench -- load [--minutes 5] [--rate 20] [--times 10] [--json FILE]
  年度考核的速度：SQL 下限与本产品在同一次运行中比较（S 不到两分钟；L、XL 需要更久）
  Speed of the annual run: floors in SQL and ours side by side in one run (S in under two minutes; L and XL take longer)
    --json FILE  结果另存为 JSON / writes the measurement as JSON
    --loop       再测用对象映射逐账号循环的写法 / also measures a loop over accounts with an object mapper
  load：在运行中的产品上以 HTTP 施压，平时的若干倍 / load: a running product under so many times its usual load, over HTTP
    --rate       平时每秒请求数 / requests a second on a usual day
  npm run bench -- lists [--rounds 5] [--json FILE]
  lists：十万账号的列表，从筛选到新行显示 / lists: a list of 100,000 accounts in the browser, from a filter to its painted rows`

const tell = (text: string): void => console.error(`… ${text}`)

/** @returns the exit status of a command that can't be read. */
function wrong(): number {
  console.error(usage)
  return 2
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, loop: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  const size = sizes[positionals[0] ?? 'S']
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (size === undefined || positionals.length > 1) {
    return wrong()
  }
  const measurement = await measure(size, values.loop ?? false, tell)
  console.log(tableOf(measurement))
  if (values.json) {
    const text = JSON.stringify({ ...measurement, goals: goalsOf(measurement) }, null, 2)
    await writeFile(values.json, `${text}\n`)
  }
  return measurement.agree ? 0 : 1
}

/** Loaded only when it is asked for: a browser's and a seed's code is no part of the memory of a run. */
const others = {
  load: async () => (await import('./bench/load.js')).benchLoad,
  lists: async () => (await import('./bench/lists.js')).benchLists,
} as const
const other = Object.entries(others).find(([name]) => name === process.argv[2])?.[1]

if (other) {
  const bench = await other()
  process.exitCode = (await bench(process.argv.slice(3), tell)) ?? wrong()
} else if (workerHeap.every((flag) => process.execArgv.includes(flag))) {
  process.exitCode = await main()
} else {
  // With the heap of a worker: left alone, Node takes what the machine has before it collects, and that would measure the machine.
  const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { execArgv: [...workerHeap] })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise<number>((resolve) =>
    child.on('exit', (status) => resolve(status ?? 1)),
  )
}
