import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { compiler } from './build.mjs'
import { at, pinnedNode, root } from './places.mjs'
import { environment, onParentLost, withSettings } from './processes.mjs'
import { digestOf } from './stamp.mjs'

/** What the running server is made of. */
const serverSources = () => digestOf(['packages/domain/src', 'apps/api/src'])

/**
 * The product while it is being changed: the compiler watches, the server starts anew when what it is made of has
 * changed and compiles, and vite serves the console with hot reload and passes everything else on to the server.
 *
 * @param {string[]} args for the server
 * @returns {Promise<number>} exit status
 */
export async function develop(args) {
  // Neither port wanders: the console must know where the server is, and the server whose pages it may trust.
  const port = process.env.PORT || String(await freePort(4000))
  const consolePort = String(await freePort(5173))
  const env = environment({
    PORT: port,
    ZHENGMEI_API: `http://127.0.0.1:${port}`,
    PUBLIC_URL: `http://localhost:${consolePort}`,
  })
  const server = serverThatRenews(args, env)
  const compiling = spawn(
    pinnedNode,
    [at(compiler), '-b', 'packages/domain', 'apps/api', 'tools', '--watch', '--preserveWatchOutput'],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  compiling.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text)
    if (/Found 0 errors/.test(text)) server.renew()
  })
  const serving = spawn(
    pinnedNode,
    ['node_modules/vite/bin/vite.js', '--port', consolePort, '--strictPort', '--clearScreen', 'false'],
    { cwd: at('apps/console'), env, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const others = [compiling, serving]
  const exits = others.map((child) => once(child, 'exit'))
  let asked = false
  const stop = () => {
    asked = true
    server.stop()
    for (const child of others) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const stopWatching = onParentLost(stop)
  // Whichever ends first takes the others along: two thirds of a development server help nobody.
  const [status] = await Promise.race(exits)
  stopWatching()
  const wanted = asked
  stop()
  await Promise.all([...exits, server.ended])
  return wanted ? 0 : (status ?? 1)
}

/**
 * The server, started when the sources have compiled and again when they have changed. One that ends by itself, by a
 * mistake in them, is started again after the next change.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function serverThatRenews(args, env) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  let sources = ''
  let stopped = false
  let done = () => {}
  const ended = new Promise((resolve) => {
    done = () => resolve(undefined)
  })

  const start = () => {
    sources = serverSources()
    const script = withSettings('apps/api/dist/start.js')
    // It ends by itself when the channel to us closes because we were killed.
    child = spawn(pinnedNode, [...script, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', () => {
      child = undefined
      if (stopped) done()
      else if (sources !== serverSources()) start()
      else console.log('服务已停止，改动后重新启动 / The server has ended; it starts again after a change')
    })
  }

  return {
    ended,
    renew() {
      if (stopped || sources === serverSources()) return
      if (child) child.kill('SIGTERM')
      else start()
    },
    stop() {
      stopped = true
      if (child) child.kill('SIGTERM')
      else done()
    },
  }
}

/** The first port from `from` on that nobody listens at. @param {number} from @returns {Promise<number>} */
async function freePort(from) {
  for (let port = from; ; port += 1) {
    const trial = createServer()
    const free = await new Promise((resolve) => {
      trial.once('error', () => resolve(false))
      trial.listen(port, 'localhost', () => resolve(true))
    })
    trial.close()
    if (free) return port
  }
}
