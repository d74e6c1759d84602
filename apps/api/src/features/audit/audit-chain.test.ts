import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi } from '../../../testing/test-api.js'
import { startTestTrail, type TestTrail } from '../../../testing/test-trail.js'
import { verifyTrail } from '../../platform/audit/index.js'
import { fenceKey, takeFence } from '../../platform/jobs/index.js'
import { auditCheckJobs, auditCheckQueue } from './index.js'

const { privateKey } = generateKeyPairSync('ed25519')
const auditSigningKey = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

let trail: TestTrail
let api: TestApi
beforeAll(async () => {
  trail = await startTestTrail({ auditSigningKey })
  api = trail.api
})
afterAll(() => api?.close())

describe('the chain', () => {
  const chain = `{ auditChain { streams { stream seq hash } checkpoints { day url }
    lastVerification { id state whole verdicts { stream entries badSeq problem { en } } } } }`
  interface Chain {
    auditChain: {
      streams: { stream: string; seq: number }[]
      lastVerification: {
        id: string
        state: string
        whole: boolean | null
        verdicts: { stream: string; badSeq: number | null }[]
      } | null
    }
  }
  const state = async () => (await api.graphql<Chain>(chain, {}, { as: 'auditor' })).data?.auditChain

  async function check(): Promise<void> {
    const asked = await api.graphql<{ verifyAudit: { verification: { id: string; state: string } } }>(
      'mutation { verifyAudit { ... on AuditVerificationRequested { verification { id state } } } }',
      {},
      { as: 'auditor' },
    )
    const { id } = asked.data?.verifyAudit.verification ?? { id: '' }
    const fence = await takeFence(api.pool, fenceKey(auditCheckQueue, id))
    const signal = new AbortController().signal
    await auditCheckJobs(api.pool, async () => privateKey).perform(id, { fence, signal })
  }

  it('of everything that was done here is whole', async () => {
    expect((await verifyTrail(api.pool)).filter((verdict) => verdict.problem !== null)).toEqual([])
  })

  it('is checked by a worker, and the result is told', async () => {
    await check()
    const now = await state()
    expect(now?.lastVerification).toMatchObject({ state: 'done', whole: true })
    expect(now?.streams.map((head) => head.stream)).toContain('identity')
    await api.pool.query(
      `begin; set local session_replication_role = replica;
       update audit_entry set address = 'x' where stream = 'identity' and seq = 2; commit`,
    )
    await check()
    const broken = (await state())?.lastVerification
    expect(broken?.whole).toBe(false)
    expect(broken?.verdicts.filter((verdict) => verdict.badSeq !== null)).toMatchObject([
      { stream: 'identity', badSeq: 2 },
    ])
  })

  it('is checked once when asked for twice', async () => {
    const ask = () =>
      api.graphql<{ verifyAudit: { verification: { id: string } } }>(
        'mutation { verifyAudit { ... on AuditVerificationRequested { verification { id } } } }',
        {},
        { as: 'auditor' },
      )
    const [one, other] = await Promise.all([ask(), ask()])
    expect(one.data?.verifyAudit.verification.id).toBe(other.data?.verifyAudit.verification.id)
  })

  it('is signed as it stands, and the key is had by everybody', async () => {
    const cookie = { cookie: await api.cookieOf('auditor') }
    const signed = (await (
      await fetch(`${api.url}/files/audit/checkpoint.json`, { headers: cookie })
    ).json()) as {
      streams: { stream: string; seq: number }[]
    }
    expect(signed.streams.map(({ stream, seq }) => [stream, seq])).toEqual(
      (await state())?.streams.map(({ stream, seq }) => [stream, seq]),
    )
    const key = await fetch(`${api.url}/files/audit/public-key.pem`, {
      headers: { cookie: await api.cookieOf('office') },
    })
    expect(await key.text()).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  })
})
