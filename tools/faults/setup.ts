import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startThrowaway } from '@zhengmei/api/platform/embedded'
import { demoBackup, demoServer, tool } from './product.js'

/** vitest's global setup: a server with the demo's data, and a backup of them from which each test makes its product. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmei-faults-'))
  const server = await startThrowaway()
  const env = { DATABASE_URL: server.url, ZHENGMEI_DATA_DIR: folder }
  process.env[demoServer] = JSON.stringify({ url: server.url, adminUrl: server.adminUrl })
  process.env[demoBackup] = join(folder, 'demo.backup')
  for (const [name, ...args] of [
    ['seed', 'demo'],
    ['backup', process.env[demoBackup] ?? ''],
  ] as const) {
    const child = spawn(process.execPath, [tool(name), ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [status] = (await once(child, 'exit')) as [number]
    if (status !== 0) throw new Error(`${name} failed with status ${status}`)
  }
  return async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
