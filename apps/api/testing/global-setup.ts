import { migrations } from '../src/migrations/index.js'
import { startTestServer } from '../src/platform/testing/index.js'

/** Several vitest projects of one run name this file; the first starts the server, the last takes it down. */
interface Shared {
  server: Promise<() => Promise<void>> | undefined
  users: number
}

const key = Symbol.for('zhengmei.test-server')
const holder = globalThis as { [key]?: Shared }

/** vitest's global setup: one database server with a migrated template for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const shared = (holder[key] ??= { server: undefined, users: 0 })
  shared.users += 1
  shared.server ??= startTestServer(migrations, process.env['TEST_DATABASE_URL'])
  const stop = await shared.server
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    shared.server = undefined
    await stop()
  }
}
