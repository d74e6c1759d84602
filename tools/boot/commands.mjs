import { consoleBuild, serverBuild } from './build.mjs'
import { check } from './check.mjs'
import { develop } from './develop.mjs'
import { generate } from './generate.mjs'
import { installation } from './install.mjs'
import { prepare } from './prepare.mjs'
import { callersFolder, runNode, withSettings } from './processes.mjs'
import { test } from './test.mjs'
import { testFaults } from './test-faults.mjs'

/**
 * Tools stream hundreds of thousands of short-lived rows. With V8's generous default nurseries they take three times
 * the memory and are slower for it; and without a bound, far above what they need, what is old is collected late: 300 MB for
 * 300,000 posts instead of 200.
 */
const streaming = ['--max-semi-space-size=8', '--max-old-space-size=1024']

/**
 * One of the built command-line tools.
 *
 * @param {string} name of its file
 * @param {import('./prepare.mjs').Step[]} [steps] what must be done before
 * @param {string} [script] its name in package.json
 */
const tool = (name, steps = [serverBuild], script = name) => ({
  steps,
  run: (args) =>
    runNode([...streaming, ...withSettings(`tools/dist/${name}.js`), ...args], {
      cwd: callersFolder(script),
    }),
})

/** @type {Record<string, { steps: import('./prepare.mjs').Step[], run: (args: string[]) => Promise<number> }>} */
const commands = {
  start: {
    steps: [serverBuild, consoleBuild],
    run: (args) => runNode([...withSettings('apps/api/dist/start.js'), ...args], { linked: true }),
  },
  dev: { steps: [serverBuild], run: develop },
  check: { steps: [], run: check },
  test: { steps: [], run: test },
  'test:faults': { steps: [serverBuild, consoleBuild], run: testFaults },
  generate: { steps: [serverBuild], run: generate },
  seed: tool('seed'),
  bench: tool('bench', [serverBuild, consoleBuild]),
  assess: tool('assess'),
  import: tool('import'),
  backup: tool('backup'),
  restore: tool('restore'),
  rollups: tool('rollups'),
  tour: tool('tour', [serverBuild, consoleBuild]),
  'audit:verify': tool('audit-verify', [serverBuild], 'audit:verify'),
  'admin:create': tool('admin-create', [serverBuild], 'admin:create'),
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
  await prepare([installation, ...command.steps])
  return command.run(args)
}
