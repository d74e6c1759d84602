import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync, randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Role } from '@zhengmei/domain/identity'
import { openDatabase } from '../../api/src/platform/db/index.js'
import { createTestDatabase } from '../../api/src/platform/testing/index.js'
import {
  insertAppointment,
  insertOrg,
  insertPerson,
  type TestOrg,
  testPassword,
} from '../../api/testing/fixtures.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const built = {
  api: at('../../api/dist/main.js'),
  worker: at('../../api/dist/worker.js'),
  console: at('../dist/index.html'),
}

const signingKey = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64')

/** Who can sign in; everybody has the password of the tests. */
export const people = {
  office: { login: 'office', name: '王建国', password: testPassword },
  leader: { login: 'leader', name: '李敏', password: testPassword },
  security: { login: 'security', name: '秦慎行', password: testPassword },
  auditor: { login: 'auditor', name: '方守拙', password: testPassword },
} as const

/** The built product as it is run: API, worker and console on a database of its own, with a city and nothing in it. */
export interface Product {
  readonly url: string
  readonly city: TestOrg
  readonly databaseUrl: string
  /** Whoever does the work: held still (nothing is lost), and let go again. */
  readonly worker: { pause(): void; resume(): void }
  close(): Promise<void>
}

/**
 * A port that no system gives to whoever connects: one that was free a moment ago may meanwhile belong to a connection,
 * or to the product of another file.
 */
const ownPort = () => randomInt(10_000, 30_000)

async function answers(url: string, processes: readonly ChildProcess[], said: () => string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (processes.some((each) => each.exitCode !== null)) throw new Error(`the product ended:\n${said()}`)
    const healthy = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (healthy) return
    await new Promise((again) => setTimeout(again, 100))
  }
  throw new Error(`the product does not answer:\n${said()}`)
}

/** Starts the built product. */
export async function startProduct(): Promise<Product> {
  for (const file of Object.values(built)) if (!existsSync(file)) throw new Error(`${file} is not built`)
  const database = await createTestDatabase()
  const opened = await openDatabase({ url: database.url, entities: [] })
  const { pool } = opened
  const city = await insertOrg(pool, { code: 'CITY', name: '某市人民政府办公室', kind: 'government_office' })
  const office = await insertPerson(pool, { ...people.office, org: city, role: Role.officeAdministrator })
  await insertAppointment(pool, office.id, city, Role.inspector)
  await insertPerson(pool, { ...people.leader, org: city, role: Role.leader })
  await insertPerson(pool, { ...people.security, org: city, role: Role.securityAdministrator })
  await insertPerson(pool, { ...people.auditor, org: city, role: Role.securityAuditor })
  await opened.close()

  const port = ownPort()
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    ZHENGMEI_DATA_DIR: `${tmpdir()}/zhengmei-none`,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    AUDIT_SIGNING_KEY: signingKey,
  }
  let said = ''
  const start = (file: string) => {
    const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    return child
  }
  const worker = start(built.worker)
  const processes = [start(built.api), worker]
  const url = `http://127.0.0.1:${port}`
  const close = async () => {
    // Who is held still can't hear that it shall end.
    worker.kill('SIGCONT')
    await Promise.all(
      processes.map((child) => {
        const ended = new Promise((done) => child.once('exit', done))
        if (child.exitCode !== null) return undefined
        child.kill('SIGTERM')
        return ended
      }),
    )
    await database.drop()
  }
  try {
    await answers(url, processes, () => said)
  } catch (fault) {
    await close()
    throw fault
  }
  return {
    url,
    city,
    databaseUrl: database.url,
    worker: { pause: () => worker.kill('SIGSTOP'), resume: () => worker.kill('SIGCONT') },
    close,
  }
}
