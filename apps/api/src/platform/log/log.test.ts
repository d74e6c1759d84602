import { describe, expect, it } from 'vitest'
import { createLog } from './index.js'

describe('the log', () => {
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
})
