import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../boot/start-product.js'
import { newDataDir } from '../boot/started-products.js'
import { ask, countsOf } from '../testing/databases.js'
import { Product } from './product.js'

const megabyte = 1024 * 1024

/** Mounts a small disk of its own; false where that isn't allowed. */
function mountSmallDisk(path: string): boolean {
  mkdirSync(path, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1g,mode=755', 'tmpfs', path]).status === 0
}

function mayMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'zhengmei-mount-'))
  const may = mountSmallDisk(probe)
  if (may) spawnSync('umount', [probe])
  rmSync(probe, { recursive: true })
  return may
}

// A disk that is really full takes a mount of one's own; without the right to that, nothing here is pretended.
describe.runIf(process.platform === 'linux' && mayMount())('on a full disk', () => {
  const disk = newDataDir()
  const ballast = join(disk, 'ballast')
  let product: Product

  beforeAll(async () => {
    mountSmallDisk(disk)
    const dataDir = join(disk, 'data')
    mkdirSync(dataDir)
    chmodSync(dataDir, 0o755)
    product = await Product.ofDemo({}, dataDir)
  })
  afterAll(async () => {
    await product?.close()
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  })

  function fillDisk(): void {
    const file = openSync(ballast, 'a')
    try {
      for (const size of [megabyte, 4096]) {
        const bytes = Buffer.alloc(size, 1)
        try {
          for (;;) writeSync(file, bytes)
        } catch (fault) {
          if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault
        }
      }
    } finally {
      closeSync(file)
    }
  }

  async function upload(kilobytes: number): Promise<{ status: number; text: string }> {
    const form = new FormData()
    form.append('files', new Blob(['x'.repeat(kilobytes * 1024)]), 'orgs.csv')
    const cookie = await product.cookieOf('admin')
    const response = await fetch(`${product.url}/files`, { method: 'POST', headers: { cookie }, body: form })
    return { status: response.status, text: await response.text() }
  }

  const read = () =>
    product.graphql<{ organisations: { totalCount: number } }>(
      'office',
      '{ organisations(first: 5) { totalCount nodes { id name } } }',
    )

  it('refuses what it can not keep, goes on reading, and takes it when there is space again', async () => {
    await product.cookieOf('admin')
    const before = await read()
    expect(before.errors).toEqual([])
    fillDisk()
    expect(statfsSync(disk).bavail).toBe(0)
    const untouched = await countsOf(product.databaseUrl)

    const refused = await upload(30_000)
    expect(refused.status).toBe(507)
    expect(JSON.parse(refused.text)).toMatchObject({
      errors: [{ extensions: { code: 'fault/storage-full' } }],
    })
    expect(await read()).toEqual(before)
    expect(await product.isHealthy()).toBe(true)
    const kept = await countsOf(product.databaseUrl)
    expect(kept).toEqual(untouched)

    rmSync(ballast)
    expect((await upload(30_000)).status).toBe(200)
    expect(await read()).toEqual(before)
  })

  it('comes back by itself when even the log of the database found no more space', async () => {
    const before = await countsOf(product.databaseUrl)
    fillDisk()
    // Writes that are rolled back, until the server can't even log them and ends.
    const log = `BEGIN; SELECT pg_logical_emit_message(true, 'fill', repeat('x', 1000000)) FROM generate_series(1, 1500); ROLLBACK`
    await ask(product.databaseUrl, log).catch(() => undefined)
    expect(await eventually(async () => !(await product.isHealthy()))).toBe(true)
    rmSync(ballast)
    expect(await eventually(() => product.isHealthy())).toBe(true)
    expect(product.isRunning).toBe(true)
    // Before anything else is written: nothing of what was rolled back, and nothing lost.
    expect(await countsOf(product.databaseUrl)).toEqual(before)
    expect((await upload(1)).status).toBe(200)
  })
})
