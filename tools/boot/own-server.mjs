// The API's tests once more on a PostgreSQL that is not ours: `node tools/boot/own-server.mjs`, after `npm test`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { at, notes } from './places.mjs'
import { runNode } from './processes.mjs'
import { summarise } from './test-summary.mjs'

const oldest = 15

/** Folders of PostgreSQL installations as Debian and Fedora lay them out, the oldest usable one first. */
function installations() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= oldest)
    : []
  const packaged = versions.sort((a, b) => a - b).map((version) => join(debian, String(version)))
  const onPath = (process.env.PATH ?? '').split(delimiter).map(dirname)
  return [...packaged, ...onPath].filter(
    (folder) => existsSync(join(folder, 'bin', 'initdb')) && existsSync(join(folder, 'bin', 'postgres')),
  )
}

const { startThrowaway } = await import(at('apps/api/dist/platform/embedded/index.js'))
const [programs] = installations()
console.log(
  programs ? `PostgreSQL: ${programs}` : 'PostgreSQL: a second embedded server (no other one is installed)',
)
const server = await startThrowaway(programs ? { programs } : {})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})

mkdirSync(notes, { recursive: true })
const report = join(notes, 'own-server-tests.json')
rmSync(report, { force: true })
const status = await runNode(
  [
    at('node_modules/vitest/vitest.mjs'),
    ...['run', '--project', 'api', '--project', 'tools', 'apps/api/src', 'boot/own-database', 'src/backup'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--silent=passed-only'],
  ],
  { env: { TEST_DATABASE_URL: server.adminUrl } },
)
await server.close()
const summary = summarise(existsSync(report) ? readFileSync(report, 'utf8') : undefined, status)
for (const failure of summary.failures) console.log(failure)
console.log(summary.line)
process.exitCode = summary.failed > 0 ? 1 : 0
