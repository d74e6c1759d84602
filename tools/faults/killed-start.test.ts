import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually, isHealthy, isRunning, killAll, processesOf } from '../boot/start-product.js'
import { noteOf, Starts, usedDataDir } from '../boot/started-products.js'

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  let used: string
  let starts: Starts
  beforeAll(async () => {
    used = await usedDataDir()
  })
  afterAll(() => rmSync(used, { recursive: true, force: true }))
  beforeEach(() => {
    starts = new Starts(used)
  })
  afterEach(() => starts.end())

  it('brings back a server, an API and a worker that are killed, at the same address', async () => {
    starts.takeUsed()
    const start = starts.begin()
    const url = await start.url()
    const { services } = noteOf(starts.dataDir)
    expect(services).toHaveLength(2)
    for (const { pid } of services) process.kill(pid, 'SIGKILL')
    const renewed = () => {
      const now = noteOf(starts.dataDir).services
      return (
        now.length === 2 && now.every(({ pid }) => isRunning(pid) && !services.some((old) => old.pid === pid))
      )
    }
    expect(await eventually(async () => renewed() && (await isHealthy(url)))).toBe(true)
    const postmaster = postmasterOf(starts.dataDir)
    process.kill(postmaster, 'SIGKILL')
    expect(await eventually(() => !isRunning(postmaster))).toBe(true)
    expect(await eventually(() => isHealthy(url))).toBe(true)
    expect(start.child.exitCode).toBeNull()
  })

  it('ends altogether when its launcher or the boot above it is killed, and starts again', async () => {
    starts.takeUsed()
    const first = starts.begin()
    await first.url()
    process.kill(noteOf(starts.dataDir).launcher.pid, 'SIGKILL')
    expect(await eventually(() => processesOf(starts.dataDir).length === 0)).toBe(true)
    const second = starts.begin()
    expect(await isHealthy(await second.url())).toBe(true)
    second.child.kill('SIGKILL')
    expect(await eventually(() => processesOf(starts.dataDir).length === 0)).toBe(true)
    expect(await isHealthy(await starts.begin().url())).toBe(true)
  })

  it('starts again at once after all of its processes were killed', async () => {
    starts.takeUsed()
    await starts.begin().url()
    killAll(starts.dataDir)
    expect(await isHealthy(await starts.begin().url())).toBe(true)
  })

  it('makes demo data whole when their making was killed on the way', async () => {
    const firstStart = starts.begin({ ZHENGMEI_DEMO: '' })
    expect(await eventually(() => firstStart.output.includes('Making and importing data'))).toBe(true)
    expect(existsSync(join(starts.dataDir, 'demo-pending'))).toBe(true)
    killAll(starts.dataDir)
    const second = starts.begin({ ZHENGMEI_DEMO: '' })
    expect(await isHealthy(await second.url())).toBe(true)
    expect(await eventually(() => second.output.includes('demo logins'))).toBe(true)
    expect(second.output).toContain('rows in')
  })
})
