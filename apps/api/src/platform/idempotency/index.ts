import { createHash } from 'node:crypto'
import { type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { daysAgo } from '../keeping/index.js'

/** What a mutation was asked for: who, under which key, which operation with which input. */
export interface IdempotentRequest {
  readonly personId: string
  /** Chosen by the caller; null or absent: every request is a new one. */
  readonly key: string | null | undefined
  readonly operation: string
  /** The input that decides the effect; plain JSON. */
  readonly input: unknown
}

const longestKey = 200

const conflict: Refusal = {
  code: 'idempotency/conflict',
  field: 'idempotencyKey',
  message: {
    zh: '此幂等键已用于内容不同的请求',
    en: 'This idempotency key was used for a request with other contents',
  },
}

const badKey: Refusal = {
  code: 'idempotency/bad-key',
  field: 'idempotencyKey',
  message: { zh: '幂等键须为 1 至 200 个字符', en: 'An idempotency key has from 1 to 200 characters' },
}

/**
 * Does `work` once for a key, inside the caller's transaction: the same request again gets the first answer, another
 * one under the same key is refused. Who comes while the first is still at work waits for its commit. A refused
 * request leaves nothing behind, so it may be tried again.
 *
 * @param work its answer is kept as JSON (an id, usually).
 * @returns the answer of the work or, when it was done before, the one kept.
 */
export async function onceForKey<T>(
  client: ClientBase,
  request: IdempotentRequest,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const { key } = request
  if (key === null || key === undefined) return work()
  if (key.length === 0 || key.length > longestKey) return refused(badKey)
  const digest = createHash('sha256')
    .update(JSON.stringify(canonical(request.input)))
    .digest('hex')
  const reserved = await client.query(
    `insert into idempotency (person_id, key, operation, request_digest) values ($1, $2, $3, $4) on conflict do nothing`,
    [request.personId, key, request.operation, digest],
  )
  if (reserved.rowCount === 0) return earlierAnswer(client, request, key, digest)
  const result = await work()
  if (result.ok) {
    await client.query('update idempotency set response = $3 where person_id = $1 and key = $2', [
      request.personId,
      key,
      JSON.stringify(result.value ?? null),
    ])
  } else {
    await client.query('delete from idempotency where person_id = $1 and key = $2', [request.personId, key])
  }
  return result
}

/** Removes answers past their time. */
export async function forgetOldAnswers(pool: Pool): Promise<void> {
  await pool.query(`delete from idempotency where created_at < ${daysAgo('idempotentAnswers')}`)
}

async function earlierAnswer<T>(
  client: ClientBase,
  request: IdempotentRequest,
  key: string,
  digest: string,
): Promise<Result<T>> {
  const { rows } = await client.query<{ operation: string; request_digest: string; response: T }>(
    'select operation, request_digest, response from idempotency where person_id = $1 and key = $2',
    [request.personId, key],
  )
  const [earlier] = rows
  if (earlier?.operation !== request.operation || earlier.request_digest !== digest) return refused(conflict)
  return { ok: true, value: earlier.response }
}

/** The same value whatever the order in which an object's fields came. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, item]) => [name, canonical(item)]),
  )
}
