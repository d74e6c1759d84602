import { describe, expect, it } from 'vitest'
import type { Viewer } from '../../features/session'
import { choicesFor } from './choices'

const acting = (role: string) => ({ appointment: { role } }) as unknown as Pick<Viewer, 'appointment'>
const hit = (kind: 'ACCOUNT' | 'ORGANISATION') =>
  ({
    id: 'x1',
    kind,
    code: 'SQ',
    name: '宿迁',
    place: null,
    platformTitle: kind === 'ACCOUNT' ? { zh: '微博', en: 'Weibo' } : null,
    match: 'EXACT',
  }) as const
const none = { recent: [], found: [] }
const labels = (role: string, typed: string, known: Parameters<typeof choicesFor>[3] = none) =>
  choicesFor(acting(role), typed, ({ zh }) => zh, known).map(({ label }) => label)

describe('what Ctrl+K offers', () => {
  it('begins with where one was, then what one can do, then pages', () => {
    const offered = choicesFor(acting('LEADER'), '', ({ zh }) => zh, {
      ...none,
      recent: [{ href: '/people/1', title: '王建国' }],
    })
    expect(offered.map(({ group }) => group)).toEqual(
      [...offered].map(({ group }) => group).toSorted((one, other) => order(one) - order(other)),
    )
    expect(offered[0]?.label).toBe('王建国')
  })
  it('offers nobody what their role may not do', () => {
    expect(labels('LEADER', '导入')).toEqual([])
    expect(labels('OFFICE_ADMINISTRATOR', '导入数据')).toEqual(['导入数据'])
    expect(labels('SECURITY_AUDITOR', 'audit')).toEqual(['审计'])
  })
  it('offers a page that is an action itself once', () => {
    expect(labels('UNIT_ADMINISTRATOR', '登记账号')).toEqual(['登记账号'])
    expect(labels('LEADER', '登记账号')).toEqual([])
  })
  it('leads to the unit or the account that was found, before anything else', () => {
    const offered = choicesFor(acting('LEADER'), '账号', ({ zh }) => zh, {
      recent: [],
      found: [hit('ACCOUNT'), hit('ORGANISATION')],
    })
    expect(offered.slice(0, 2).map(({ href }) => href)).toEqual(['/accounts/x1', '/organisations?unit=x1'])
    expect(offered.slice(0, 2).map(({ note }) => note)).toEqual(['微博 · SQ', 'SQ'])
  })
  it('offers no page that needs an id', () => {
    expect(
      choicesFor(acting('LEADER'), '', ({ zh }) => zh, none).filter(({ href }) => href.includes('$')),
    ).toEqual([])
  })
})

const order = (group: string) => ['recent', 'found', 'actions', 'pages'].indexOf(group)
