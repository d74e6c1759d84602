import { ensureConsoleBuilt, ensureServerBuilt } from './build.mjs'
import { check } from './check.mjs'
import { develop } from './develop.mjs'
import { generate } from './generate.mjs'
import { ensureInstalled } from './install.mjs'
import { alone } from './lock.mjs'
import { runNode } from './processes.mjs'
import { test } from './test.mjs'

/**
 * One of the built command-line tools.
 *
 * @param {string} name
 * @param {{ console?: boolean }} [needs] whether it shows or drives the console
 */
const tool = (name, needs = {}) => ({
  prepare: async () => {
    await ensureServerBuilt()
    if (needs.console) await ensureConsoleBuilt()
  },
  run: (args) => runNode([`tools/dist/${name}.js`, ...args]),
})

/** @type {Record<string, { prepare?: () => Promise<void>, run: (args: string[]) => Promise<number> }>} */
const commands = {
  start: {
    prepare: async () => {
      await ensureServerBuilt()
      await ensureConsoleBuilt()
    },
    run: (args) => runNode(['apps/api/dist/start.js', ...args], { linked: true }),
  },
  dev: { prepare: ensureServerBuilt, run: develop },
  check: { run: check },
  test: { run: test },
  generate: { prepare: ensureServerBuilt, run: generate },
  seed: tool('seed'),
  bench: tool('bench'),
  assess: tool('assess'),
  import: tool('import'),
  tour: tool('tour', { console: true }),
  'admin:create': tool('admin-create'),
}

export const commandNames = Object.keys(commands)

/**
 * Installs and builds what `name` needs and isn't there yet, then runs it.
 *
 * @param {string} name
 * @param {string[]} args handed on as they are
 * @returns {Promise<number>} its exit status
 */
export async function runCommand(name, args) {
  const command = commands[name]
  await alone(async () => {
    await ensureInstalled()
    await command.prepare?.()
  })
  return command.run(args)
}
