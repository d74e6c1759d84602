import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { demoLoginsFile, demoPendingFile, seedEntry } from './places.js'

const logins = z.array(
  z.object({ name: z.string(), login: z.string(), password: z.string(), role: z.string().default('') }),
)

/** A person of the demo data who may sign in. */
export type DemoLogin = z.infer<typeof logins>[number]

/** Notes that demo data are wanted and not complete, so that a start which is killed meanwhile is made up for. */
export async function expectDemo(dataDir: string): Promise<void> {
  await writeFile(demoPendingFile(dataDir), '')
}

export async function forgetDemo(dataDir: string): Promise<void> {
  await rm(demoPendingFile(dataDir), { force: true })
}

export function isDemoPending(dataDir: string): boolean {
  return existsSync(demoPendingFile(dataDir))
}

/**
 * Fills the database with demo data by the seed tool, whose progress goes to the terminal. (It leaves the logins to
 * the launcher, which prints them at every start.)
 *
 * @throws when the tool fails.
 */
export async function seedDemo(
  dataDir: string,
  databaseUrl: string,
  interruption: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [seedEntry, 'demo'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ZHENGMEI_DATA_DIR: dataDir, ZHENGMEI_LAUNCHER: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const kill = () => child.kill('SIGTERM')
  interruption.addEventListener('abort', kill)
  const [status, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  interruption.removeEventListener('abort', kill)
  if (status !== 0) {
    throw new Error(`演示数据生成失败 / Making the demo data failed (${signal ?? `status ${status}`})`)
  }
  await forgetDemo(dataDir)
}

/** The demo logins that the seed tool wrote down; none when there are no demo data. */
export function readDemoLogins(dataDir: string): readonly DemoLogin[] {
  const path = demoLoginsFile(dataDir)
  return existsSync(path) ? logins.parse(JSON.parse(readFileSync(path, 'utf8'))) : []
}
