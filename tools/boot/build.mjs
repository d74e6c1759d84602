import { existsSync } from 'node:fs'
import { BootError } from './boot-error.mjs'
import { at } from './places.mjs'
import { captureNode } from './processes.mjs'
import { withProgress } from './progress.mjs'
import { digestOf, forget, isDone, noteDone } from './stamp.mjs'

/** What runs on the server, in build order. */
export const serverParts = ['packages/domain', 'apps/api', 'tools']

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

export const compiler = 'node_modules/typescript-native/bin/tsc'

/**
 * Compiles with the native compiler, by one checker: each further one would check the shared types again, which costs more than it
 * saves where there are as many steps at once as processors.
 *
 * @param {string[]} args for tsc
 */
export const compile = (args) => captureNode(compiler, [...args, '--checkers', '1'])
const bundler = 'apps/console/node_modules/vite/bin/vite.js'

/** The digest of everything that is compiled for the server. */
export const serverDigest = () => digestOf(serverInputs)

/**
 * A step that is done when its inputs are those of the last time and its result is still there.
 *
 * @param {string} name
 * @param {{ digest: () => string, result: string, text: string, work: () => Promise<{ ok: boolean, output: string }> }} about
 */
const step = (name, { digest, result, text, work }) => ({
  isDone: () => isDone(name, digest()) && existsSync(at(result)),
  perform: async () => {
    const before = digest()
    forget(name)
    const { ok, output } = await withProgress(text, work)
    if (!ok) throw new BootError(`${output}\n构建失败 / The build failed (${name})`)
    noteDone(name, before)
  },
})

/** Compiles domain, API and tools. */
export const serverBuild = step('server', {
  digest: serverDigest,
  result: 'apps/api/dist/start.js',
  text: '正在编译 / Compiling …',
  work: () => compile(['-b', ...serverParts]),
})

/** Bundles the console. Needs the domain built. */
export const consoleBuild = step('console', {
  digest: () => digestOf(consoleInputs),
  result: 'apps/console/dist/index.html',
  text: '正在构建控制台 / Building the console …',
  work: () => captureNode(bundler, ['build', '--logLevel', 'warn'], at('apps/console')),
})
