import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { consoleBuild, serverBuild } from './build.mjs'
import { failedChecks } from './check.mjs'
import { at, notes } from './places.mjs'
import { prepare } from './prepare.mjs'
import { runNode } from './processes.mjs'
import { summarise } from './test-summary.mjs'

/** Beside the checks, which leave half a processor idle. @type {import('./check.mjs').Step} */
const buildOfConsole = {
  name: '控制台构建 build of the console',
  run: async () => {
    await prepare([consoleBuild])
    return { ok: true, output: '' }
  },
}

/**
 * Checks, builds and runs the tests; the last line is `N passed, N failed` (and `, N skipped` if any);
 * a check that failed counts as one failure.
 *
 * @param {string[]} args for vitest; with any, the checks are left out: somebody runs a part
 * @returns {Promise<number>} exit status
 */
export async function test(args) {
  const checks = args.length > 0 ? 0 : await failedChecks([buildOfConsole])
  await prepare([serverBuild, consoleBuild])
  mkdirSync(notes, { recursive: true })
  const report = join(notes, 'tests.json')
  rmSync(report, { force: true })
  const status = await runNode(
    [
      at('node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--silent=passed-only',
      // Faults are a run of their own, unless somebody asks for them here.
      ...(args.some((arg) => arg.startsWith('--project')) ? [] : ['--project=!faults']),
      ...args,
    ],
    // Tests start the product and its commands some hundred times; what Node has compiled once it needn't again.
    { env: { NODE_COMPILE_CACHE: join(notes, 'compiled') } },
  )
  const summary = summarise(existsSync(report) ? readFileSync(report, 'utf8') : undefined, status, checks)
  for (const failure of summary.failures) console.log(failure)
  console.log(summary.line)
  return summary.failed > 0 ? 1 : 0
}
