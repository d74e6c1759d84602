import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NpmPackage, provideBinaries } from './binaries.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { accountForPostgres, canReach } from './os-account.js'

describe('provideBinaries', () => {
  let folder: string
  let base: string
  let found: NpmPackage

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhengmei-binaries-'))
    chmodSync(folder, 0o755)
    base = join(folder, 'outside')
    const native = join(folder, 'repository', 'native')
    mkdirSync(join(native, 'bin'), { recursive: true })
    mkdirSync(join(native, 'lib'))
    for (const program of ['initdb', 'postgres']) {
      writeFileSync(join(native, 'bin', program), '#!/bin/sh\n', { mode: 0o755 })
    }
    writeFileSync(join(native, 'lib', 'libicu.so.60.2'), '')
    writeFileSync(
      join(native, 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so' }]),
    )
    found = { native, version: '18.4', platform: 'test' }
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('adds the links between libraries in a copy when npm ran no installation scripts', async () => {
    const binaries = await provideBinaries(accountForPostgres(), [base], found)
    expect(binaries.native).toBe(join(base, 'postgresql-18.4-test'))
    expect(readlinkSync(join(binaries.native, 'lib', 'libicu.so'))).toBe('libicu.so.60.2')
    // What npm installed stays as it is.
    expect(existsSync(join(found.native, 'lib', 'libicu.so'))).toBe(false)
  })

  it('makes one copy however many starts want it at the same time, and finds it again', async () => {
    const account = accountForPostgres()
    // What a start that was killed while copying leaves behind; no process has such a number.
    const abandoned = join(base, 'postgresql-18.4-test.partial-99999999-x')
    mkdirSync(abandoned, { recursive: true })
    const all = await Promise.all([1, 2, 3].map(() => provideBinaries(account, [base], found)))
    expect(new Set(all.map((binaries) => binaries.native)).size).toBe(1)
    expect(readdirSync(base)).toEqual(['postgresql-18.4-test'])
    rmSync(join(found.native, 'lib'), { recursive: true })
    expect((await provideBinaries(account, [base], found)).native).toBe(all[0]?.native)
  })

  it('goes on to the next place when one is no good', async () => {
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')
    const binaries = await provideBinaries(accountForPostgres(), [join(blocked, 'below'), base], found)
    expect(binaries.native.startsWith(base)).toBe(true)
    await expect(provideBinaries(accountForPostgres(), [join(blocked, 'below')], found)).rejects.toThrow(
      EmbeddedPostgresError,
    )
  })

  it.runIf(process.getuid?.() === 0)(
    'copies what lies in a folder closed to the account of the database',
    async () => {
      const account = accountForPostgres()
      rmSync(join(found.native, 'pg-symlinks.json'))
      expect((await provideBinaries(account, [base], found)).native).toBe(found.native)
      chmodSync(join(folder, 'repository'), 0o700)
      const copied = await provideBinaries(account, [base], found)
      expect(copied.native.startsWith(base)).toBe(true)
      expect(canReach(account, copied.postgres)).toBe(true)
    },
  )
})
