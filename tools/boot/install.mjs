import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BootError } from './boot-error.mjs'
import { packages, pinnedNode, root } from './places.mjs'
import { capture } from './processes.mjs'
import { withProgress } from './progress.mjs'
import { digestOf, isDone, noteDone } from './stamp.mjs'

/** The package manager, as `npx` is told. */
export const pnpm = 'pnpm@12.21.0'

const inputs = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  ...packages.map((path) => `${path}/package.json`),
]

/** Settings that say how the registry is reached; the others that npm hands to its scripts are about npm itself. */
const networkSetting =
  /^npm_config_(.*registry|(https?_?|no_?)proxy|ca(file)?|strict_ssl|cache|userconfig|globalconfig|prefer_offline|\/\/.*)$/i

/** The environment in which the package manager works the same for everybody. */
export function installEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      name !== 'NODE_ENV' &&
      name !== 'NODE_OPTIONS' &&
      (!/^(p?npm_config_|npm_)/i.test(name) || networkSetting.test(name)),
  )
  return {
    ...Object.fromEntries(kept),
    // Whatever a person's .npmrc says: the pinned Node comes by an installation script, the compiler is a
    // development dependency, and nobody is there to answer a question.
    npm_config_ignore_scripts: 'false',
    pnpm_config_ignore_scripts: 'false',
    CI: '1',
  }
}

/** npx beside the Node that runs us, else the one on PATH. */
export function npx() {
  const beside = join(dirname(process.execPath), 'npx')
  return existsSync(beside) ? beside : 'npx'
}

/** Whether exactly what the lockfile asks for is installed. */
const isInstalled = () => isDone('installed', digestOf(inputs)) && existsSync(pinnedNode)

/** @throws {BootError} with the end of what the installer said */
async function install() {
  const digest = digestOf(inputs)
  const args = [
    ...['--yes', pnpm, 'install', '--frozen-lockfile', '--prod=false'],
    ...['--config.ignore-scripts=false', '--reporter=append-only'],
  ]
  const { ok, output } = await withProgress('正在安装依赖 / Installing dependencies …', () =>
    capture(npx(), args, { cwd: root, env: installEnvironment() }),
  )
  if (!ok || !existsSync(pinnedNode)) {
    const tail = output.split('\n').slice(-25).join('\n')
    throw new BootError(`${tail}\n安装依赖失败 / Installing the dependencies failed (npx ${args.join(' ')})`)
  }
  noteDone('installed', digest)
}

/** Installs the exact versions of the lockfile. With nothing to install it uses no network. */
export const installation = { isDone: isInstalled, perform: install }
