import { existsSync } from 'node:fs'
import { BootError } from './boot-error.mjs'
import { at } from './places.mjs'
import { captureNode } from './processes.mjs'
import { withProgress } from './progress.mjs'
import { digestOf, forget, isDone, noteDone } from './stamp.mjs'

const serverParts = ['packages/domain', 'apps/api', 'tools']

const serverInputs = [
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  ...serverParts.flatMap((path) => [`${path}/src`, `${path}/tsconfig.json`, `${path}/package.json`]),
]

const consoleInputs = [
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'apps/console',
  'packages/domain/src',
  'apps/api/schema.graphql',
]

export const compiler = 'node_modules/typescript/bin/tsc'
const bundler = 'apps/console/node_modules/vite/bin/vite.js'

async function ensure(step, digest, result, text, work) {
  if (isDone(step, digest) && existsSync(at(result))) return
  forget(step)
  const { ok, output } = await withProgress(text, work)
  if (!ok) throw new BootError(`${output}\n构建失败 / The build failed (${step})`)
  noteDone(step, digest)
}

/** The digest of everything that is compiled for the server. */
export const serverDigest = () => digestOf(serverInputs)

/** Compiles domain, API and tools unless their sources are unchanged. @throws {BootError} */
export async function ensureServerBuilt() {
  await ensure('server', serverDigest(), 'apps/api/dist/start.js', '正在编译 / Compiling …', () =>
    captureNode(compiler, ['-b', ...serverParts]),
  )
}

/** Bundles the console unless its sources are unchanged. Needs the domain built. @throws {BootError} */
export async function ensureConsoleBuilt() {
  if (!existsSync(at('apps/console/index.html'))) return
  await ensure(
    'console',
    digestOf(consoleInputs),
    'apps/console/dist/index.html',
    '正在构建控制台 / Building the console …',
    () => captureNode(bundler, ['build', '--logLevel', 'warn'], at('apps/console')),
  )
}
