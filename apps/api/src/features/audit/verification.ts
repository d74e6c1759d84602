import type { KeyObject } from 'node:crypto'
import { auditStreamTitles, type ChainFault, chainFaultTexts } from '@zhengmei/domain/audit'
import type { Bilingual } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { signedHeads, storedCheckpoints, verifyTrail } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { holdFence, type JobHandler } from '../../platform/jobs/index.js'

/** The queue in which checks wait for a worker. */
export const auditCheckQueue = 'audit-verification'

interface StoredVerdict {
  readonly stream: string
  readonly entries: number
  readonly problem: { readonly fault: ChainFault; readonly seq: number } | null
}

interface VerificationRow {
  readonly id: string
  readonly state: 'planned' | 'running' | 'done' | 'failed'
  readonly requestedAt: Date
  readonly finishedAt: Date | null
  readonly checked: number
  readonly result: {
    readonly verdicts: readonly StoredVerdict[]
    readonly unusable: readonly string[]
  } | null
}

/** Title of a stream; one that the product doesn't know is called by its name. */
export const streamTitle = (stream: string): Bilingual =>
  (auditStreamTitles as Readonly<Record<string, Bilingual>>)[stream] ?? { zh: stream, en: stream }

/** A check as GraphQL tells it. */
export interface Verification
  extends Pick<VerificationRow, 'id' | 'state' | 'requestedAt' | 'finishedAt' | 'checked'> {
  readonly whole: boolean | null
  readonly verdicts: readonly {
    readonly stream: string
    readonly title: Bilingual
    readonly entries: number
    readonly badSeq: number | null
    readonly problem: Bilingual | null
  }[]
  readonly unusableCheckpoints: readonly string[]
}

const told = ({ result, ...row }: VerificationRow): Verification => ({
  ...row,
  whole:
    result === null
      ? null
      : result.unusable.length === 0 && result.verdicts.every(({ problem }) => problem === null),
  verdicts: (result?.verdicts ?? []).map(({ stream, entries, problem }) => ({
    stream,
    title: streamTitle(stream),
    entries,
    badSeq: problem?.seq ?? null,
    problem: problem === null ? null : chainFaultTexts[problem.fault],
  })),
  unusableCheckpoints: result?.unusable ?? [],
})

/** The latest check; null before the first. */
export async function latestVerification(pool: Pool | ClientBase): Promise<Verification | null> {
  const { rows } = await pool.query<VerificationRow>(
    `select id, state, requested_at as "requestedAt", finished_at as "finishedAt", checked, result
     from audit_verification order by requested_at desc, id desc limit 1`,
  )
  return rows[0] ? told(rows[0]) : null
}

/** What a worker does for checks: the whole trail against all checkpoints of our key that are kept. */
export const auditCheckJobs = (pool: Pool, key: () => Promise<KeyObject>): JobHandler => ({
  queue: auditCheckQueue,
  async perform(id, { fence, signal }) {
    const note = (assignments: string, values: readonly unknown[]) =>
      withTransaction(pool, async (client) => {
        await holdFence(client, fence)
        await client.query(
          `update audit_verification set ${assignments} where id = $1 and state in ('planned', 'running')`,
          [id, ...values],
        )
      })
    await note(`state = 'running', checked = 0`, [])
    const { signed, unusable } = signedHeads(await storedCheckpoints(pool), await key())
    const verdicts = await verifyTrail(pool, {
      signed,
      onProgress: async (checked) => {
        signal.throwIfAborted()
        await note('checked = $2', [checked])
      },
    })
    const result = { verdicts, unusable: unusable.map(([day]) => day) }
    await note(`state = 'done', finished_at = clock_timestamp(), result = $2`, [JSON.stringify(result)])
  },
  async giveUp(id, _fault, { fence }) {
    await withTransaction(pool, async (client) => {
      await holdFence(client, fence)
      await client.query(
        `update audit_verification set state = 'failed', finished_at = clock_timestamp() where id = $1`,
        [id],
      )
    })
  },
})
