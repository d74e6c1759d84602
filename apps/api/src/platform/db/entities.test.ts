import { defineEntity, p } from '@mikro-orm/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { type Database, isConflict, openDatabase, withEntities } from './index.js'

const noteSchema = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: { id: p.integer().primary(), text: p.text(), version: p.integer().version() },
})

class Note extends noteSchema.class {}
noteSchema.setClass(Note)

let test: TestDatabase
let database: Database

beforeAll(async () => {
  test = await createTestDatabase()
  // One connection: whoever needed a second would wait for ever.
  database = await openDatabase({ url: test.url, entities: [Note], poolSize: 1 })
  await database.pool.query(
    'create table note (id int primary key, text text not null, version int not null default 1)',
  )
})
afterAll(async () => {
  await database?.close()
  await test?.drop()
})

const add = (id: number, text: string) =>
  withEntities(database, async (em) => {
    em.create(Note, { id, text })
  })

const stored = async (id: number) => {
  const { rows } = await database.pool.query('select text, version from note where id = $1', [id])
  return rows[0]
}

describe('entities', () => {
  it('and SQL are one transaction on one connection', async () => {
    await withEntities(database, async (em, client) => {
      em.create(Note, { id: 1, text: 'by entity' })
      await em.flush()
      await client.query(`update note set text = text || ', then by SQL' where id = 1`)
    })
    expect(await stored(1)).toEqual({ text: 'by entity, then by SQL', version: 1 })
  })

  it('are not changed when the work fails, be it after they were written', async () => {
    await add(2, 'before')
    const work = withEntities(database, async (em, client) => {
      const note = await em.findOneOrFail(Note, 2)
      note.text = 'after'
      await em.flush()
      await client.query('insert into nowhere values (1)')
    })
    await expect(work).rejects.toThrow('nowhere')
    expect(await stored(2)).toEqual({ text: 'before', version: 1 })
  })

  it('that somebody else changed meanwhile are a conflict, and all SQL of the work is undone', async () => {
    await add(3, 'at first')
    const work = withEntities(database, async (em, client) => {
      const note = await em.findOneOrFail(Note, 3)
      await client.query(`update note set text = 'theirs', version = version + 1 where id = 3`)
      note.text = 'mine'
    })
    const fault = await work.catch((thrown: unknown) => thrown)
    expect(isConflict(fault)).toBe(true)
    expect(isConflict(new Error('another'))).toBe(false)
    expect(await stored(3)).toEqual({ text: 'at first', version: 1 })
  })

  it('count their versions', async () => {
    await add(4, 'first')
    for (const text of ['second', 'third', 'third'])
      await withEntities(database, async (em) => {
        const note = await em.findOneOrFail(Note, 4)
        note.text = text
      })
    expect(await stored(4)).toEqual({ text: 'third', version: 3 })
  })

  it.each([`'); drop table note; --`, `\\'; \\x`, 'how? ?? \\? $1', '', '政务\u{20000}\r\n'])(
    'hold any text: %j',
    async (text) => {
      await add(5, text)
      const found = await withEntities(database, (em) => em.findOne(Note, { text }))
      expect(found?.text).toBe(text)
      await database.pool.query('delete from note where id = 5')
    },
  )
})
