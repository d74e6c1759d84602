import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { printedSchema } from '@zhengmei/api/app'

/** The only bridge to the console; committed. */
const schemaFile = fileURLToPath(new URL('../../apps/api/schema.graphql', import.meta.url))

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const wanted = printedSchema()
const present = await readFile(schemaFile, 'utf8').catch(() => '')

if (values.check) {
  if (present !== wanted) {
    console.error('apps/api/schema.graphql 已过期，请运行 npm run generate / is stale: npm run generate')
    process.exitCode = 1
  }
} else if (present === wanted) {
  console.log('apps/api/schema.graphql 无变化 / unchanged')
} else {
  await writeFile(schemaFile, wanted)
  console.log('apps/api/schema.graphql 已更新 / written')
}
