import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { CheckpointFault } from '@zhengmei/domain/audit'
import { z } from 'zod'
import type { StreamHead } from './chain.js'

/** Where every stream stood at a moment, signed: whoever keeps it can tell later whether the trail was rewritten or cut. */
export interface Checkpoint {
  /** `2026-11-23T04:05:06.123456Z`. */
  readonly at: string
  readonly streams: readonly StreamHead[]
}

const format = 'zhengmei-audit-checkpoint-1'
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
const file = z.object({
  format: z.literal(format),
  at: instant,
  streams: z.array(
    z.object({
      stream: z.string().regex(/^[a-z][a-z_]{0,39}$/),
      seq: z.int().positive(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      at: instant,
    }),
  ),
  /** Ed25519, in base64, over the lines of `signedText`. */
  signature: z.base64(),
  /** SPKI in base64: which key signed it. Trust the one that you have kept, not this one. */
  publicKey: z.base64(),
})
type CheckpointFile = z.infer<typeof file>

/** What is signed: a line for the format, one for the time, one a stream (`stream seq hash at`), each ended by a line feed. */
const signedText = (checkpoint: Pick<CheckpointFile, 'at' | 'streams'>): Buffer =>
  Buffer.from(
    [
      format,
      checkpoint.at,
      ...checkpoint.streams.map(({ stream, seq, hash, at }) => `${stream} ${seq} ${hash} ${at}`),
      '',
    ].join('\n'),
  )

const publicPart = (key: KeyObject): string =>
  (key.type === 'private' ? createPublicKey(key) : key)
    .export({ format: 'der', type: 'spki' })
    .toString('base64')

/** A signed checkpoint as a small JSON file. */
export function writeCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const content = {
    at: checkpoint.at,
    streams: checkpoint.streams.map((head) => ({
      stream: head.stream,
      seq: head.seq,
      hash: head.hash.toString('hex'),
      at: head.at,
    })),
  }
  const whole: CheckpointFile = {
    format,
    ...content,
    signature: sign(null, signedText(content), privateKey).toString('base64'),
    publicKey: publicPart(privateKey),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/**
 * Reads a checkpoint and checks who signed it.
 *
 * @returns the checkpoint, or what is wrong with it: not one at all, signed by another key, or changed since.
 */
export function readCheckpoint(text: string, trusted: KeyObject): Checkpoint | CheckpointFault {
  const parsed = file.safeParse(asJson(text))
  if (!parsed.success) return 'unreadable'
  const { at, streams, signature, publicKey } = parsed.data
  if (publicKey !== publicPart(trusted)) return 'foreign-key'
  if (!verify(null, signedText(parsed.data), trusted, Buffer.from(signature, 'base64')))
    return 'bad-signature'
  return { at, streams: streams.map((head) => ({ ...head, hash: Buffer.from(head.hash, 'hex') })) }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
