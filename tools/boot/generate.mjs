import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, notes } from './places.mjs'
import { captureNode, runNode } from './processes.mjs'

const consoleTypes = 'apps/console/src/graphql/schema-types.d.ts'

export const tada = 'apps/console/node_modules/gql.tada/bin/cli.js'

/**
 * Writes what is derived from code: `apps/api/schema.graphql`, and from it the console's types.
 *
 * @param {string[]} args for the schema's writer; with `--check` nothing is written
 * @returns {Promise<number>} exit status
 */
export async function generate(args) {
  const status = await runNode(['tools/dist/generate.js', ...args])
  if (status !== 0 || args.includes('--check')) return status
  return runNode([at(tada), 'generate-output'], { cwd: at('apps/console') })
}

/**
 * Whether the console's types are those of the committed schema.
 *
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function consoleTypesAreFresh() {
  mkdirSync(notes, { recursive: true })
  const fresh = join(notes, 'schema-types.d.ts')
  const written = await captureNode(tada, ['generate-output', '--output', fresh], at('apps/console'))
  if (!written.ok) return written
  const same = readFileSync(fresh, 'utf8') === readFileSync(at(consoleTypes), 'utf8')
  return { ok: same, output: same ? '' : `${consoleTypes} is stale: npm run generate` }
}
