import { Migration } from '@mikro-orm/migrations'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { migrate, migrationTable } from './index.js'

class First extends Migration {
  override up(): void {
    this.addSql('create table first_thing (id int primary key)')
  }
}

class Second extends Migration {
  override up(): void {
    this.addSql('create table second_thing (id int primary key)')
    this.addSql('insert into second_thing values (1)')
  }
}

class Broken extends Migration {
  override up(): void {
    this.addSql('create table half_done (id int primary key)')
    this.addSql('select no_such_column')
  }
}

describe('migrate', () => {
  let database: TestDatabase
  let client: pg.Client

  beforeAll(async () => {
    database = await createTestDatabase()
    client = new pg.Client(database.url)
    await client.connect()
    // The template is migrated already; these tests bring migrations of their own.
    await client.query(`DELETE FROM ${migrationTable}`)
  })

  afterAll(async () => {
    await client.end()
    await database.drop()
  })

  const tableExists = async (name: string) => {
    const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [
      name,
    ])
    return rows[0]?.found
  }

  it('applies each migration once when several processes start at the same time', async () => {
    const list = [
      { name: 'first', class: First },
      { name: 'second', class: Second },
    ]
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, list)))
    expect(applied.flat()).toEqual(['first', 'second'])
    expect(await migrate(database.url, list)).toEqual([])
  })

  it('leaves nothing of a migration that fails, and completes it when it is mended', async () => {
    const list = [
      { name: 'first', class: First },
      { name: 'second', class: Second },
    ]
    await expect(migrate(database.url, [...list, { name: 'third', class: Broken }])).rejects.toThrow(
      'no_such_column',
    )
    expect(await tableExists('half_done')).toBe(false)
    class Mended extends Migration {
      override up(): void {
        this.addSql('create table half_done (id int primary key)')
      }
    }
    expect(await migrate(database.url, [...list, { name: 'third', class: Mended }])).toEqual(['third'])
    expect(await tableExists('half_done')).toBe(true)
  })

  it('refuses a database of a later version', async () => {
    await expect(migrate(database.url, [{ name: 'first', class: First }])).rejects.toThrow('later version')
  })
})
