import { existsSync } from 'node:fs'
import { biomeBinary } from './biome.mjs'
import { compile, serverDigest, serverParts } from './build.mjs'
import { checkAdvisories } from './check-advisories.mjs'
import { checkImports } from './check-imports.mjs'
import { checkLicences } from './check-licences.mjs'
import { checkPromises } from './check-promises.mjs'
import { checkPurity } from './check-purity.mjs'
import { consoleTypesAreFresh, tada } from './generate.mjs'
import { at } from './places.mjs'
import { capture, captureNode } from './processes.mjs'
import { noteDone } from './stamp.mjs'

/** @typedef {{ ok: boolean, output: string, note?: string }} Outcome */

/** @returns {Promise<Outcome>} */
async function types() {
  const digest = serverDigest()
  const sources = await compile(['-b', ...serverParts])
  if (sources.ok) noteDone('server', digest)
  return sources
}

/** @returns {Promise<Outcome>} */
async function schemaIsFresh() {
  if (!existsSync(at('tools/dist/generate.js')))
    return { ok: false, output: 'tools/dist/generate.js is missing' }
  const schema = await captureNode('tools/dist/generate.js', ['--check'])
  return schema.ok ? consoleTypesAreFresh() : schema
}

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Outcome | Promise<Outcome>} run
 * @property {Step} [after] what writes that which this one reads
 */

/** Everything else reads what this one writes, so it goes alone. @type {Step} */
const domain = {
  name: '类型 types of the domain',
  run: () => compile(['-b', 'packages/domain']),
}

/** @type {Step} */
const server = { name: '类型 types of the server', run: types }

/** The longest first. @type {Step[]} */
const others = [
  { name: '类型 types of the console', run: () => compile(['-b', 'apps/console']) },
  server,
  {
    name: '格式与规范 lint',
    run: () => capture(biomeBinary(), ['check', '--error-on-warnings', '--colors=off']),
  },
  {
    name: '控制台查询 GraphQL operations',
    run: () => captureNode(tada, ['check', '--fail-on-warn'], at('apps/console')),
  },
  {
    name: '类型 types of the tests',
    after: server,
    run: () => compile(['-p', 'tsconfig.test.json']),
  },
  { name: '依赖方向 imports', after: server, run: checkImports },
  {
    name: '无用代码 dead code',
    after: server,
    run: () => captureNode('node_modules/knip/bin/knip.js', ['--no-progress']),
  },
  { name: '接口文件 schema.graphql', after: server, run: schemaIsFresh },
  { name: '领域纯净 purity of the domain', run: checkPurity },
  { name: '安全承诺 promises of security.md', run: checkPromises },
  { name: '依赖许可 licences', run: checkLicences },
  { name: '依赖漏洞 advisories', run: checkAdvisories },
]

/** @param {Step} step @returns {Promise<boolean>} whether all is well */
async function runStep(step) {
  const begun = performance.now()
  const { ok, output, note } = await step.run()
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${ok ? '✓' : '✗'} ${step.name} (${seconds} s)${note === undefined ? '' : ` ${note}`}`)
  if (!ok) console.log(output.replace(/^/gm, '    '))
  return ok
}

/**
 * All checks that need no test to run.
 *
 * @param {Step[]} more what may go on beside them
 * @returns {Promise<number>} how many failed
 */
export async function failedChecks(more = []) {
  let failed = (await runStep(domain)) ? 0 : 1
  /** @type {Map<Step, Promise<boolean>>} */
  const begun = new Map()
  // Two at a time: each takes about one core. What a step waits for stands before it, so it has been begun.
  const waiting = [...others, ...more]
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (step.after) await begun.get(step.after)
      const running = runStep(step)
      begun.set(step, running)
      if (!(await running)) failed += 1
    }
  }
  await Promise.all([work(), work()])
  return failed
}

/** @returns {Promise<number>} exit status */
export async function check() {
  return (await failedChecks()) === 0 ? 0 : 1
}
