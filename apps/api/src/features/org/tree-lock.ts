import { setTimeout as pause } from 'node:timers/promises'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'

const attempts = 30
const betweenAttemptsMs = 100

const busy: Refusal = {
  code: 'organisation/busy',
  message: {
    zh: '组织树正由他人调整或正在导入，请稍后再试',
    en: 'The tree is being changed or imported by somebody else; try again shortly',
  },
}

/**
 * Keeps everybody else from changing the shape of the tree until the end of the transaction: of two moves that cross, the second sees
 * what the first came to. Reading goes on.
 *
 * @returns refusal `organisation/busy` when whoever has it doesn't let go within three seconds: an import, usually.
 */
export async function holdTree(client: ClientBase): Promise<Result<null>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { rows } = await client.query<{ held: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('zhengmei organisation tree')) as held`,
    )
    if (rows[0]?.held) return ok(null)
    await pause(betweenAttemptsMs)
  }
  return refused(busy)
}

/** As {@link holdTree}, for work that has time: waits for whoever has it. */
export async function waitForTree(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('zhengmei organisation tree'))`)
}
