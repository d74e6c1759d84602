import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The product as `npm start` runs it, on demo data in a folder of its own. */
export interface Demo {
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

const startFile = fileURLToPath(new URL('../../apps/api/dist/start.js', import.meta.url))
const patienceMs = 180_000

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/**
 * Starts it and waits until it answers. The data are gone once it is stopped.
 *
 * @param settings further variables, e.g. `DATABASE_URL` of data that are there already.
 */
export async function startDemo(settings: NodeJS.ProcessEnv = {}): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhengmei-demo-'))
  const port = await freePort()
  const own = { ZHENGMEI_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '' }
  const env = { ...process.env, ...own, ...settings }
  const child = spawn(process.execPath, [startFile], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = `http://localhost:${port}`
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  const until = performance.now() + patienceMs
  while (performance.now() < until && child.exitCode === null) {
    const answers = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (answers) return { url, dataDir, stop }
    await new Promise((again) => setTimeout(again, 250))
  }
  await stop()
  throw new Error(`the product did not start:\n${said}`)
}
