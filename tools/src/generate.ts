import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { printedSchema } from '@zhengmei/api/app'
import { refusalsPage } from './generate/refusals.js'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What is made from code and committed; the schema is the only bridge to the console. */
const made = {
  'apps/api/schema.graphql': printedSchema(),
  'docs/refusals.md': refusalsPage([at('packages/domain/src'), at('apps/api/src')]),
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
for (const [path, wanted] of Object.entries(made)) {
  const present = await readFile(at(path), 'utf8').catch(() => '')
  if (present === wanted) {
    if (!values.check) console.log(`${path} 无变化 / unchanged`)
  } else if (values.check) {
    console.error(`${path} 已过期，请运行 npm run generate / is stale: npm run generate`)
    process.exitCode = 1
  } else {
    await writeFile(at(path), wanted)
    console.log(`${path} 已更新 / written`)
  }
}
