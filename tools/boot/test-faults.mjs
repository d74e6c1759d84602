import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { at, notes } from './places.mjs'
import { runNode } from './processes.mjs'
import { summarise } from './test-summary.mjs'

/**
 * Runs the tests that kill real processes, fill disks and set clocks wrong; the last line is `N passed, N failed`.
 *
 * @param {string[]} args for vitest
 * @returns {Promise<number>} exit status
 */
export async function testFaults(args) {
  mkdirSync(notes, { recursive: true })
  const report = join(notes, 'faults-tests.json')
  rmSync(report, { force: true })
  const status = await runNode([
    at('node_modules/vitest/vitest.mjs'),
    ...['run', '--project', 'faults', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`],
    ...args,
  ])
  const summary = summarise(existsSync(report) ? readFileSync(report, 'utf8') : undefined, status)
  for (const failure of summary.failures) console.log(failure)
  console.log(summary.line)
  return summary.failed > 0 ? 1 : 0
}
