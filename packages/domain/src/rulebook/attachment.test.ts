import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { type Attachment, attachmentEffect, decideAttachment, decideDetachment } from './attachment.js'
import { editionById } from './books/index.js'
import type { RulebookEdition } from './schema.js'

const bookOf = (id: string): RulebookEdition => {
  const edition = editionById(id)
  if (!edition) throw new Error(`no ${id}`)
  return edition
}
const suqian = bookOf('suqian-2021')
const term = { on: day('2026-01-01'), reason: '市政府办公室通知' }
const living = { abolishedOn: null }
const attached = (from: string, to: string | null = null, version = 1): Attachment => ({
  editionId: 'suqian-2021',
  version,
  from: day(from),
  to: to === null ? null : day(to),
})

describe('an attachment', () => {
  test.each<[string, Parameters<typeof decideAttachment>, string]>([
    ['of a book that is not there', [suqian, living, [], term], 'ok'],
    ['without a ground', [suqian, living, [], { ...term, reason: ' ' }], 'attachment-reason'],
    [
      'on too long a ground',
      [suqian, living, [], { ...term, reason: '据'.repeat(301) }],
      'attachment-reason',
    ],
    ['at a unit that ends that day', [suqian, { abolishedOn: term.on }, [], term], 'attachment-unit-ended'],
    ['at a unit that ends the next day', [suqian, { abolishedOn: day('2026-01-02') }, [], term], 'ok'],
    ['of a what-if book', [{ ...suqian, level: 'what_if' }, living, [], term], 'attachment-what-if'],
    [
      'of a book that ended',
      [{ ...suqian, effectiveTo: term.on }, living, [], term],
      'attachment-out-of-force',
    ],
    ['of what is attached', [suqian, living, [attached('2021-01-01')], term], 'already-attached'],
    ['of what ended that day', [suqian, living, [attached('2021-01-01', '2026-01-01')], term], 'ok'],
    ['that replaces another version', [suqian, living, [attached('2021-01-01', null, 2)], term], 'ok'],
    [
      'of a book that comes later anyway',
      [suqian, living, [attached('2026-02-01', null, 2)], term],
      'attached-later',
    ],
  ])('%s', (_, given, expected) => {
    const decided = decideAttachment(...given)
    expect(decided.ok ? 'ok' : decided.refusal.code.replace('rulebook/', '')).toBe(expected)
  })

  test.each([
    ['until further notice', null, 'ok'],
    ['until a later day', '2026-01-02', 'ok'],
    ['until that day', '2026-01-01', 'rulebook/attachment-ended'],
  ])('that holds %s ends or has ended', (_, to, expected) => {
    const decided = decideDetachment({ to: to === null ? null : day(to) }, term)
    expect(decided.ok ? 'ok' : decided.refusal.code).toBe(expected)
  })
})

describe('what an attachment would mean', () => {
  const nation = { edition: bookOf('state-council-2018'), nodeCode: 'NATION' }
  const city = { edition: suqian, nodeCode: 'CITY' }

  test('a nearer book changes what it says otherwise, and says where it disagrees', () => {
    const effect = attachmentEffect([nation], [nation, city], term.on)
    expect(effect.changes.length).toBeGreaterThan(0)
    expect(effect.changes.every(({ after }) => after?.edition.id === 'suqian-2021')).toBe(true)
    const changed = effect.changes.filter(({ before }) => before !== null).map(({ key }) => key)
    expect(effect.contradictions.map(({ key }) => key).toSorted()).toEqual(changed.toSorted())
    expect(effect.settled).toEqual([])
  })

  test('taken away again, what was contradicted is settled', () => {
    const [came, went] = [
      attachmentEffect([nation], [nation, city], term.on),
      attachmentEffect([nation, city], [nation], term.on),
    ]
    expect(went.settled.toSorted()).toEqual(came.contradictions.map(({ key }) => key).toSorted())
    expect(went.changes.map(({ key }) => key).toSorted()).toEqual(
      came.changes.map(({ key }) => key).toSorted(),
    )
  })

  test('beyond its days it means nothing', () => {
    const ended = { ...city, attachedFrom: day('2021-01-01'), attachedTo: term.on }
    expect(attachmentEffect([nation], [nation, ended], term.on)).toEqual({
      changes: [],
      contradictions: [],
      settled: [],
    })
    expect(attachmentEffect([nation], [nation, ended], day('2025-12-31')).changes.length).toBeGreaterThan(0)
  })
})
