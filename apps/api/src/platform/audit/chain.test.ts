import { generateKeyPairSync } from 'node:crypto'
import type { ChainFault } from '@zhengmei/domain/audit'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase, withTransaction } from '../db/index.js'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { readCheckpoint, record, streamHeads, verifyTrail, writeCheckpoint } from './index.js'

const actor = {
  personId: null,
  appointmentId: null,
  tokenId: null,
  requestId: 'r',
  address: '::1',
  userAgent: 'test',
}

/** A trail of its own; what a test does to it is seen by no other. */
async function withTrail<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const testDatabase = await createTestDatabase()
  const database = await openDatabase({ url: testDatabase.url, entities: [], poolSize: 20 })
  try {
    return await work(database.pool)
  } finally {
    await database.close()
    await testDatabase.drop()
  }
}

const write = (pool: Pool, action: string, objectId = 'o', after?: Record<string, unknown>) =>
  withTransaction(pool, (client) =>
    record(client, actor, { action, objectType: 'operation', objectId, ...(after ? { after } : {}) }),
  )

const problems = async (pool: Pool, options: Parameters<typeof verifyTrail>[1] = {}) =>
  (await verifyTrail(pool, options)).filter((verdict) => verdict.problem !== null)

describe('the chain', () => {
  it('is the same to the database that writes it and to the verifier', () =>
    withTrail(async (pool) => {
      const odd = [
        '',
        '-',
        '1:a\n',
        'a\r\n\u001b[31m',
        '\u202e宿迁',
        '👩‍👩‍👧',
        '\ufeff"\\',
        'é',
        'x'.repeat(5_000),
      ]
      for (const text of odd)
        await write(pool, 'run.try', text, { [text]: text, n: 1.5e300, list: [null, text] })
      const verdicts = await verifyTrail(pool)
      expect(verdicts).toEqual([{ stream: 'assessment', entries: odd.length, problem: null }])
    }))

  it('has no gap and no fork after 50 writers at once, of whom every fifth gave up', () =>
    withTrail(async (pool) => {
      const writer = (number: number) =>
        withTransaction(pool, async (client) => {
          // Every writer writes to two streams, in either order.
          const actions = number % 2 === 0 ? ['run.one', 'session.two'] : ['session.one', 'run.two']
          for (const action of actions)
            await record(client, actor, { action, objectType: 'operation', objectId: String(number) })
          if (number % 5 === 0) throw new Error('gave up')
        }).then(
          () => true,
          () => false,
        )
      const kept = await Promise.all(Array.from({ length: 50 }, (_, number) => writer(number)))
      expect(kept.filter(Boolean)).toHaveLength(40)
      expect(await verifyTrail(pool)).toEqual([
        { stream: 'assessment', entries: 40, problem: null },
        { stream: 'identity', entries: 40, problem: null },
      ])
      const { rows } = await pool.query(
        'select count(*), count(distinct object_id) as writers from audit_entry',
      )
      expect(rows).toEqual([{ count: 80, writers: 40 }])
    }))

  it('is not written by whoever may only insert: place, time, hash and names are the database’s own', () =>
    withTrail(async (pool) => {
      await pool.query(
        `insert into audit_entry (stream, seq, hash, at, person_name, role, action, object_type, object_id)
         values ('other', 99, sha256('x'), '2001-01-01', '冒名', 'leader', 'thing.change', 'thing', '1')`,
      )
      const { rows } = await pool.query(
        `select seq, person_name, role, at > now() - interval '1 minute' as recent from audit_entry`,
      )
      expect(rows).toEqual([{ seq: 1, person_name: null, role: null, recent: true }])
      expect(await problems(pool)).toEqual([])
    }))
})

/** Statements as the owner of the database would run them who switches the guards off. */
const tamper = (statements: string): string =>
  `begin; set local session_replication_role = replica; ${statements}; commit`

const keep = `drop index audit_entry_place;
  create table kept_entry as table audit_entry; create table kept_stream as table audit_stream`
const restore = `delete from audit_entry; insert into audit_entry overriding system value table kept_entry;
  delete from audit_stream; insert into audit_stream table kept_stream`

const appendForged = `insert into audit_entry (stream, seq, hash, at, action, object_type, object_id)`
const forgedAt = (seq: number) =>
  `${appendForged} values ('assessment', ${seq}, sha256('x'), now(), 'run.forge', 'thing', 'x')`
/** Inserts behind entry 4 with a hash that fits, as somebody would who knows the form. */
const wellForged = `${appendForged} values ('assessment', 5, sha256('x'), now(), 'run.forge', 'thing', 'x');
  update audit_entry e set hash = sha256((select hash from audit_entry where stream = 'assessment' and seq = 4) || audit_canonical(e))
  where object_id = 'x'`
const cutTail = `delete from audit_entry where stream = 'assessment' and seq > 7`
const headTo7 = `update audit_stream s set seq = e.seq, hash = e.hash from audit_entry e
  where e.stream = s.stream and s.stream = 'assessment' and e.seq = 7`
/** Everything from entry 5 on gets a new hash, and the head with it. */
const rehash = `do $$ declare e audit_entry; h bytea; begin
  select hash into h from audit_entry where stream = 'assessment' and seq = 4;
  for e in select * from audit_entry where stream = 'assessment' and seq > 4 order by seq loop
    h := sha256(h || audit_canonical(e));
    update audit_entry set hash = h where id = e.id;
  end loop;
  update audit_stream set hash = h where stream = 'assessment';
end $$`
const edit5 = `update audit_entry set after = '{"number": 999}' where stream = 'assessment' and seq = 5`

describe('the verifier names what the owner of the database did', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  let testDatabase: TestDatabase
  let database: Database
  let checkpoint: string

  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    database = await openDatabase({ url: testDatabase.url, entities: [] })
    const { pool } = database
    for (let number = 1; number <= 10; number += 1) {
      await write(pool, 'run.start', 'o', { number })
      if (number !== 9) continue
      checkpoint = writeCheckpoint(
        { at: '2026-11-23T04:05:06.000001Z', streams: await streamHeads(pool) },
        privateKey,
      )
    }
    await pool.query(keep)
  })
  beforeEach(() => database.pool.query(tamper(restore)))
  afterAll(async () => {
    await database.close()
    await testDatabase.drop()
  })

  it.each<[string, string, ChainFault, number]>([
    ['edited an entry', edit5, 'edited', 5],
    ['edited the first', "update audit_entry set address = 'x' where seq = 1", 'edited', 1],
    ['edited the last', "update audit_entry set action = 'run.x' where seq = 10", 'edited', 10],
    [
      'made it a program’s doing',
      'update audit_entry set token_id = gen_random_uuid() where seq = 5',
      'edited',
      5,
    ],
    ['named a token', "update audit_entry set token_name = '' where seq = 5", 'edited', 5],
    [
      'changed only the time',
      "update audit_entry set at = at - interval '1 microsecond' where seq = 4",
      'edited',
      4,
    ],
    ['exchanged the hash', "update audit_entry set hash = sha256('x') where seq = 6", 'edited', 6],
    ['deleted an entry', 'delete from audit_entry where seq = 5', 'deleted', 5],
    ['deleted the first', 'delete from audit_entry where seq = 1', 'deleted', 1],
    [
      'deleted and closed the gap',
      `delete from audit_entry where seq = 5; update audit_entry set seq = seq - 1 where seq > 5;
       update audit_stream set seq = 9 where stream = 'assessment'`,
      'deleted',
      5,
    ],
    ['moved one to another stream', "update audit_entry set stream = 'moved' where seq = 5", 'deleted', 5],
    [
      'reordered neighbours',
      'update audit_entry set seq = case seq when 5 then 6 else 5 end where seq in (5, 6)',
      'reordered',
      5,
    ],
    [
      'reordered across others',
      'update audit_entry set seq = case seq when 3 then 8 else 3 end where seq in (3, 8)',
      'reordered',
      3,
    ],
    [
      'inserted one and moved the others',
      `update audit_entry set seq = seq + 1 where seq > 4; ${forgedAt(5)};
       update audit_stream set seq = 11 where stream = 'assessment'`,
      'inserted',
      5,
    ],
    [
      'inserted one that fits and moved the others',
      `update audit_entry set seq = seq + 1 where seq > 4; ${wellForged};
       update audit_stream set seq = 11 where stream = 'assessment'`,
      'inserted',
      5,
    ],
    ['inserted one with a taken number', forgedAt(5), 'inserted', 5],
    ['appended past the trigger', forgedAt(11), 'edited', 11],
    ['cut the tail', cutTail, 'cut', 8],
    ['removed everything', "delete from audit_entry where stream = 'assessment'", 'cut', 1],
    ['changed the end that is noted', "update audit_stream set hash = sha256('x')", 'head', 10],
    ['removed the end that is noted', "delete from audit_stream where stream = 'assessment'", 'inserted', 1],
  ])('who %s', async (_, statements, fault, seq) => {
    await database.pool.query(tamper(statements))
    const [first] = await problems(database.pool, { stream: 'assessment' })
    expect(first).toMatchObject({ stream: 'assessment', problem: { fault, seq } })
  })

  it.each<[string, string, ChainFault, number]>([
    ['cut the tail and the end that is noted', `${cutTail}; ${headTo7}`, 'cut', 8],
    ['edited and hashed all behind it anew', `${edit5}; ${rehash}`, 'rewritten', 9],
    [
      'removed the stream without trace',
      "delete from audit_entry where stream = 'assessment'; delete from audit_stream",
      'cut',
      1,
    ],
  ])('only by a checkpoint, who %s', async (_, statements, fault, seq) => {
    const { pool } = database
    const read = readCheckpoint(checkpoint, publicKey)
    if (typeof read === 'string') throw new Error(read)
    const signed = read.streams
    expect(await problems(pool, { signed })).toEqual([])
    await pool.query(tamper(statements))
    expect(await problems(pool)).toEqual([])
    const [first] = await problems(pool, { signed })
    expect(first?.problem).toEqual({ fault, seq })
  })
})

describe('a checkpoint', () => {
  const keys = generateKeyPairSync('ed25519')
  const at = '2026-11-23T04:05:06.000001Z'
  const head = { stream: 'identity', seq: 7, hash: Buffer.alloc(32, 1), at }
  const text = writeCheckpoint({ at, streams: [head] }, keys.privateKey)

  it('comes back as it was', () => {
    expect(readCheckpoint(text, keys.publicKey)).toEqual({ at, streams: [head] })
  })

  it.each([
    ['a number', text.replace('"seq": 7', '"seq": 8'), 'bad-signature'],
    ['a hash', text.replace('0101', '0102'), 'bad-signature'],
    ['the time', text.replace('2026-11-23T04:05:06.000001Z', '2026-11-23T04:05:06.000002Z'), 'bad-signature'],
    ['the form', text.slice(0, -5), 'unreadable'],
    ['a name to hold a line', text.replace('"identity"', '"identity 7\\n"'), 'unreadable'],
  ])('that was changed in %s is refused', (_, changed, fault) => {
    expect(changed).not.toBe(text)
    expect(readCheckpoint(changed, keys.publicKey)).toBe(fault)
  })

  it('of another key is refused', () => {
    const others = generateKeyPairSync('ed25519')
    expect(readCheckpoint(text, others.publicKey)).toBe('foreign-key')
    const lying = text.replace(
      /"publicKey": "[^"]+"/,
      `"publicKey": "${others.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}"`,
    )
    expect(readCheckpoint(lying, others.publicKey)).toBe('bad-signature')
  })
})
