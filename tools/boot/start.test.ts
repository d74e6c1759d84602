import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually, isHealthy, patienceMs, processesOf } from './start-product.js'
import { newDataDir, noteOf, Starts, usedDataDir } from './started-products.js'

describe.runIf(process.platform === 'linux')('npm start', { timeout: patienceMs }, () => {
  let used: string
  let starts: Starts
  beforeAll(async () => {
    used = await usedDataDir()
  }, patienceMs)
  afterAll(() => rmSync(used, { recursive: true, force: true }))
  beforeEach(() => {
    starts = new Starts(used)
  })
  afterEach(() => starts.end())

  it('serves, refuses a second start on the same data and tells where the first one is; SIGTERM leaves no process behind', async () => {
    starts.takeUsed()
    const start = starts.begin()
    const url = await start.url()
    expect(await isHealthy(url)).toBe(true)
    expect(processesOf(starts.dataDir).length).toBeGreaterThanOrEqual(5)
    const second = starts.begin()
    expect(await second.exit).toBe(1)
    expect(second.output).toContain(`Already running: ${url}`)
    expect(await isHealthy(url)).toBe(true)
    start.child.kill('SIGTERM')
    expect(await start.exit).toBe(0)
    expect(await eventually(() => processesOf(starts.dataDir).length === 0)).toBe(true)
    expect(existsSync(join(starts.dataDir, 'running.json'))).toBe(false)
  })

  it('stops at Ctrl-C also when the signal comes twice, from the terminal and from npm', async () => {
    starts.takeUsed()
    const start = starts.begin()
    await start.url()
    start.child.kill('SIGINT')
    process.kill(noteOf(starts.dataDir).launcher.pid, 'SIGINT')
    expect(await start.exit).toBe(0)
    expect(await eventually(() => processesOf(starts.dataDir).length === 0)).toBe(true)
  })

  it('stops when it is told to in the middle of a start', async () => {
    const start = starts.begin()
    await eventually(() => existsSync(join(starts.dataDir, 'postgres')))
    start.child.kill('SIGTERM')
    await start.exit
    expect(await eventually(() => processesOf(starts.dataDir).length === 0)).toBe(true)
    expect(await isHealthy(await starts.begin().url())).toBe(true)
  })

  it('refuses a PORT that is taken, and without PORT takes the next free one', async () => {
    starts.takeUsed()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const taken = typeof address === 'object' && address ? address.port : 0
    const refused = starts.begin({ PORT: String(taken) })
    expect(await refused.exit).toBe(1)
    expect(refused.output).toContain(`Port ${taken} is taken`)
    other.close()

    const folder = newDataDir()
    starts.takeUsed(folder)
    const first = await starts.begin({ PORT: '' }).url()
    const secondStart = starts.begin({ PORT: '' }, [], folder)
    const second = await secondStart.url()
    expect(Number(new URL(second).port)).toBeGreaterThan(Number(new URL(first).port))
    expect(await isHealthy(first)).toBe(true)
    expect(await isHealthy(second)).toBe(true)
    secondStart.child.kill('SIGTERM')
    await secondStart.exit
    rmSync(folder, { recursive: true })
  })

  it('makes demo data at the first start, and keeps them', async () => {
    const first = starts.begin({ ZHENGMEI_DEMO: '' })
    expect(await isHealthy(await first.url())).toBe(true)
    expect(await eventually(() => first.output.includes('demo logins'))).toBe(true)
    expect(first.output).toContain('rows in')
    expect(first.output).not.toContain('admin:create')
    first.child.kill('SIGTERM')
    await first.exit
    const second = starts.begin({ ZHENGMEI_DEMO: '' })
    expect(await isHealthy(await second.url())).toBe(true)
    expect(await eventually(() => second.output.includes('demo logins'))).toBe(true)
    expect(second.output).not.toContain('rows in')
  })

  it.runIf(process.getuid?.() === 0)(
    'runs as an ordinary user, with an installation that belongs to another',
    async () => {
      const nobody = 65_534
      chownSync(starts.dataDir, nobody, nobody)
      const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
      const reach = spawn('setpriv', [...asNobody.slice(1), process.execPath, '--version'], {
        stdio: 'ignore',
      })
      const [status] = (await once(reach, 'exit')) as [number]
      // A repository below a folder that is closed to others can't be started by them at all.
      if (status !== 0) return
      const start = starts.begin({ HOME: starts.dataDir }, asNobody)
      expect(await isHealthy(await start.url())).toBe(true)
    },
  )
})
