import { day } from '@zhengmei/domain/kernel'
import { type CardKey, cardKeys, cardOf } from '@zhengmei/domain/workbench'
import { describe, expect, it } from 'vitest'
import * as search from '../../shell/search'
import { linkOf } from './card-link'

const today = day('2026-11-22')

describe('where a number leads', () => {
  it.each<[CardKey, string, object]>([
    ['replies_overdue', '/accounts', { replies: 'OVERDUE' }],
    ['replies_waiting', '/accounts', { unreplied: 'true' }],
    ['silent_14', '/accounts', { state: 'LIVE', silent: '14' }],
    ['posted_week', '/accounts', { state: 'LIVE', posted: '2026-11-16..' }],
    ['posted_month', '/accounts', { state: 'LIVE', posted: '2026-11-01..' }],
    ['to_rectify', '/accounts', { rectify: 'true' }],
    ['host_ended', '/accounts', { settle: 'true' }],
    ['people_unappointed', '/people', { appointed: 'false' }],
    ['appointments_ending', '/people', { ending: '30' }],
    ['imports_refused', '/imports', { state: 'REFUSED,FAILED', requested: '2026-11-16..' }],
    ['runs_awaiting_official', '/assessments', { standing: 'AWAITING_OFFICIAL' }],
    ['unread', '/messages', { unread: 'true' }],
    ['sign_ins_refused', '/audit', { action: 'session.refuse', days: '2026-11-16..' }],
    ['units', '/organisations', { list: 'units' }],
    ['people', '/people', {}],
  ])('%s: %s', (key, to, narrowed) => {
    expect(linkOf(cardOf(key).counts, today)).toEqual({ to, search: narrowed })
  })

  const readers: Readonly<Record<string, (raw: Record<string, unknown>) => object>> = {
    '/accounts': search.accounts,
    '/organisations': search.organisations,
    '/people': search.people,
    '/people/links': search.links,
    '/people/handovers': search.handovers,
    '/imports': search.imports,
    '/assessments': search.assessments,
    '/messages': search.messages,
    '/audit': search.audit,
  }
  it.each(cardKeys.map((key) => [key]))('the page understands all of it: %s', (key) => {
    const link = linkOf(cardOf(key).counts, today)
    const read = Object.entries(readers[link.to]?.({ ...link.search }) ?? {}).filter(
      ([, value]) => value !== undefined,
    )
    expect(Object.fromEntries(read)).toEqual(link.search)
  })
})
