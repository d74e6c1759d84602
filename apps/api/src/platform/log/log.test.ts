import { closeSync, openSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLog, patientDestination } from './index.js'

describe('the log', () => {
  it.runIf(process.platform === 'linux')('fails nobody when its disk is full', () => {
    const full = openSync('/dev/full', 'w')
    const log = createLog({ name: 'test', level: 'info', destination: patientDestination(full) })
    const longLine = 'x'.repeat(100_000)
    for (let lines = 0; lines < 30; lines += 1) expect(() => log.info(longLine)).not.toThrow()
    closeSync(full)
  })

  it('writes no secret, wherever in an object it sits', () => {
    let written = ''
    const log = createLog({
      name: 'test',
      level: 'info',
      destination: { write: (text) => void (written += text) },
    })
    log.info(
      { password: 'geheim', person: { passwordHash: 'geheim', totp: 'geheim', name: '张三' } },
      'sign-in',
    )
    log.info(
      { req: { headers: { cookie: 'geheim', authorization: 'geheim', 'set-cookie': 'geheim' } } },
      'request',
    )
    log.debug('not written')
    expect(written).not.toContain('geheim')
    expect(written).not.toContain('not written')
    expect(written.match(/\[redacted\]/g)).toHaveLength(6)
    expect(written).toContain('张三')
  })

  it('is one line a record, in which nothing turns the text around', () => {
    let written = ''
    const log = createLog({
      name: 't',
      level: 'info',
      destination: { write: (text) => void (written += text) },
    })
    const name = 'a\r\n\u001b[31m\u202eb\u2028'
    log.info({ name }, 'odd')
    expect(written.trimEnd()).toMatch(/^[^\p{Cc}\u2028-\u202e]*$/u)
    expect(written.trimEnd().endsWith('"msg":"odd"}')).toBe(true)
    expect(JSON.parse(written)).toMatchObject({ msg: 'odd', name })
  })

  it.each<[string, Error, RegExp]>([
    [
      'a row that broke a rule',
      Object.assign(new Error('duplicate key value: (login)=(geheim)'), {
        name: 'error',
        code: '23505',
        detail: 'Key (login)=(geheim) already exists.',
        constraint: 'person_login',
        parameters: ['geheim'],
      }),
      /"code":"23505".*"constraint":"person_login"/,
    ],
    [
      'a value of the wrong form',
      Object.assign(new Error('invalid input syntax for type date: "geheim"'), { code: '22007' }),
      /"code":"22007"/,
    ],
    [
      'a statement of the object mapper',
      Object.assign(new Error("insert into person values ('geheim')"), {
        name: 'TableNotFoundException',
        code: '42P01',
        query: 'geheim',
      }),
      /"code":"42P01"/,
    ],
    [
      'an address with credentials',
      new Error('no answer from postgres://admin:geheim@db/x'),
      /no answer from/,
    ],
    [
      'a cause',
      new Error('outside', {
        cause: Object.assign(new Error('geheim'), { code: '23503', detail: 'geheim' }),
      }),
      /"message":"outside".*"code":"23503"/,
    ],
  ])('tells of %s what helps, and none of its values', (_, err, expected) => {
    let written = ''
    const log = createLog({
      name: 'test',
      level: 'info',
      destination: { write: (text) => void (written += text) },
    })
    log.error({ err }, 'fault')
    expect(written).not.toContain('geheim')
    expect(written).toMatch(expected)
    expect(written).toContain('log.test.ts')
  })
})
