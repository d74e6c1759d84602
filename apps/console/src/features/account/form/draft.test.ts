import { describe, expect, it } from 'vitest'
import {
  blankDraft,
  changesOf,
  type Draft,
  differences,
  merged,
  missing,
  nextDraft,
  sidesOf,
  usualMedia,
} from './draft'

const opened: Draft = {
  ...blankDraft({ id: 'u', name: '某局' }, '2026-01-01'),
  platform: 'WEIBO',
  name: '某局发布',
  handle: 'old',
}
const operator = { id: 'op', name: '某公司' }

describe('what is sent', () => {
  it.each<[string, Partial<Draft>, Record<string, unknown>]>([
    ['nothing where nothing changed', {}, {}],
    ['nothing for blanks at the edges', { name: ' 某局发布 ' }, {}],
    ['nothing for an operator under another name', {}, {}],
    ['an empty text for what was cleared', { handle: '' }, { handle: '' }],
    ['an operator by its id', { operator }, { operatorId: 'op' }],
    ['yes and no', { main: true }, { main: true }],
  ])('%s', (_, changed, sent) => {
    expect(JSON.parse(JSON.stringify(changesOf(opened, { ...opened, ...changed })))).toEqual(sent)
  })

  it('clears an operator by an empty text', () => {
    expect(changesOf({ ...opened, operator }, opened).operatorId).toBe('')
    expect(
      differences({ ...opened, operator }, { ...opened, operator: { id: 'op', name: '改了名' } }),
    ).toEqual([])
  })
})

describe('two who edit at once', () => {
  it.each<[string, Partial<Draft>, Partial<Draft>, ReturnType<typeof sidesOf>]>([
    [
      'different fields: nothing to choose',
      { name: '甲' },
      { handle: 'b' },
      { contested: [], theirs: ['handle'] },
    ],
    ['the same field', { name: '甲' }, { name: '乙' }, { contested: ['name'], theirs: [] }],
    ['the same field to the same', { name: '甲' }, { name: '甲' }, { contested: [], theirs: [] }],
    ['mine alone', { name: '甲' }, {}, { contested: [], theirs: [] }],
  ])('%s', (_, mine, theirs, sides) => {
    expect(sidesOf(opened, { ...opened, ...mine }, { ...opened, ...theirs })).toEqual(sides)
  })

  it('mine stands on top of theirs, but for what is left to them', () => {
    const mine = { ...opened, name: '甲', url: 'https://mine.example' }
    const current = { ...opened, name: '乙', handle: 'b' }
    expect(merged(mine, current, opened, new Set())).toMatchObject({ name: '甲', url: mine.url, handle: 'b' })
    expect(merged(mine, current, opened, new Set(['name']))).toMatchObject({ name: '乙', url: mine.url })
  })
})

it('the next one of a unit keeps what is the same on all platforms, and no code', () => {
  const saved = { ...opened, code: 'X-1', url: 'https://x.example', operator }
  expect(nextDraft(saved)).toMatchObject({
    host: opened.host,
    name: '某局发布',
    operator,
    liveOn: '2026-01-01',
    platform: null,
    handle: '',
    url: '',
    code: '',
  })
})

it('nothing is sent without host, platform, name and day', () => {
  expect(missing({ ...blankDraft(null, ''), name: ' ' })).toEqual(['host', 'platform', 'name', 'liveOn'])
  expect(missing(opened)).toEqual([])
})

it.each([
  ['DOUYIN', 'VIDEO'],
  ['WECHAT_CHANNELS', 'VIDEO'],
  ['WEIBO', 'TEXT'],
] as const)('%s mainly publishes %s', (platform, media) => {
  expect(usualMedia(platform)).toBe(media)
})
