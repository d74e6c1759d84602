import { existsSync } from 'node:fs'
import { at } from './places.mjs'
import { runNode } from './processes.mjs'

export const tada = 'apps/console/node_modules/gql.tada/bin/cli.js'

/**
 * Writes what is derived from code: `apps/api/schema.graphql`, and from it the console's types.
 *
 * @param {string[]} args for the schema's writer; with `--check` nothing is written
 * @returns {Promise<number>} exit status
 */
export async function generate(args) {
  const status = await runNode(['tools/dist/generate.js', ...args])
  if (status !== 0 || args.includes('--check') || !existsSync(at(tada))) return status
  return runNode([at(tada), 'generate-output', '--disable-preprocessing'], { cwd: at('apps/console') })
}
