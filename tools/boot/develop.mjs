import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { compiler } from './build.mjs'
import { at, pinnedNode, root } from './places.mjs'
import { environment, withSettings } from './processes.mjs'

/**
 * The product while it is being changed: the compiler watches, the server starts anew after each change, and vite
 * serves the console with hot reload (its address is printed by vite; it passes /graphql on to the server).
 *
 * @param {string[]} args for the server
 * @returns {Promise<number>} exit status
 */
export async function develop(args) {
  // vite must know where the server is, so the port doesn't wander as it does for `start`.
  const port = process.env.PORT || '4000'
  const env = environment({ PORT: port, ZHENGMEI_API: `http://127.0.0.1:${port}` })
  const run = (words, cwd = root) => spawn(pinnedNode, words, { cwd, env, stdio: 'inherit' })
  const watched = ['packages/domain/dist', 'apps/api/dist'].flatMap((path) => ['--watch-path', at(path)])
  const children = [
    run([at(compiler), '-b', 'packages/domain', 'apps/api', 'tools', '--watch', '--preserveWatchOutput']),
    run([...watched, '--watch-preserve-output', ...withSettings('apps/api/dist/start.js'), ...args]),
    run(['node_modules/vite/bin/vite.js'], at('apps/console')),
  ]
  const stop = () => {
    for (const child of children) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const exits = children.map((child) => once(child, 'exit'))
  // Whichever ends first takes the others along: two thirds of a development server help nobody.
  const [status] = await Promise.race(exits)
  stop()
  await Promise.all(exits)
  return status ?? 0
}
