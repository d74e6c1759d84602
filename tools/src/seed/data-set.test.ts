import { createHash } from 'node:crypto'
import { dataSetFiles } from '@zhengmei/domain/dataset'
import { day } from '@zhengmei/domain/kernel'
import { describe, expect, it } from 'vitest'
import { csvOf } from './csv-folder.js'
import { generateDataSet } from './data-set.js'
import { periodUpTo } from './period.js'
import { type FileName, files, type GeneratedDataSet } from './rows.js'

const period = periodUpTo(day('2026-11-22'))

function digest(dataSet: GeneratedDataSet): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(files) as FileName[])
    for (const { text } of csvOf(name, dataSet)) hash.update(text)
  return hash.digest('hex')
}

describe('the demo data set', () => {
  const demo = generateDataSet('demo', period)

  it('is the same to the byte every time', () => {
    expect(digest(generateDataSet('demo', period))).toBe(digest(demo))
  })

  it('has the size of a city', () => {
    expect(demo.orgs.length).toBeGreaterThan(190)
    expect(demo.orgs.length).toBeLessThan(210)
    expect(demo.accounts.length).toBeGreaterThan(560)
    expect(demo.accounts.length).toBeLessThan(640)
  })

  it('has one account of a unit per platform and one main account per unit', () => {
    const places = demo.accounts.map(({ org_code, platform }) => `${org_code} ${platform}`)
    expect(new Set(places).size).toBe(places.length)
    const mains = demo.accounts.filter(({ main }) => main).map(({ org_code }) => org_code)
    expect(new Set(mains).size).toBe(mains.length)
    expect(mains.length).toBe(new Set(demo.accounts.map(({ org_code }) => org_code)).size)
  })

  it('says many different things', () => {
    const titles = new Set<string>()
    const asked = new Set<string>()
    for (const { title } of demo.posts) titles.add(title)
    for (const { text } of demo.messages) asked.add(text)
    expect(titles.size).toBeGreaterThan(20_000)
    expect(asked.size).toBeGreaterThan(1_500)
    expect([...titles, ...asked].filter((text) => /[{}<>]|undefined/.test(text))).toEqual([])
  })

  it('keeps addresses to names that can’t exist', () => {
    const addresses = new Set<string>()
    for (const { url } of demo.posts) addresses.add(new URL(url).hostname)
    for (const { evidence_url = '' } of demo.findings) addresses.add(new URL(evidence_url).hostname)
    expect([...addresses].filter((name) => !name.endsWith('.example'))).toEqual([])
  })

  it('ends before the day it was made for', () => {
    const end = '2026-11-22T00:00:00+08:00'
    const times: (string | undefined)[] = []
    for (const { published_at } of demo.posts) times.push(published_at)
    for (const { received_at, replied_at } of demo.messages) times.push(received_at, replied_at)
    for (const row of demo.findings) times.push(row.found_at, row.notified_at, row.rectified_at)
    expect(times.filter((time) => time !== undefined && time >= end)).toEqual([])
  })

  it('grows at its end only: a week later the past is the same', () => {
    const posts = (dataSet: GeneratedDataSet) => {
      const until = new Set<string>()
      for (const post of dataSet.posts) if (post.published_at < '2026-06-01') until.add(JSON.stringify(post))
      return until
    }
    expect(posts(generateDataSet('demo', periodUpTo(day('2026-11-29'))))).toEqual(posts(demo))
  })
})

it.each([
  ['city', 330, 900],
  ['province', 1_600, 5_000],
] as const)('%s is larger', (size, units, accounts) => {
  const dataSet = generateDataSet(size, period)
  expect(dataSet.orgs.length).toBeGreaterThan(units)
  expect(dataSet.accounts.length).toBeGreaterThan(accounts)
  expect(new Set(dataSet.orgs.map(({ code }) => code)).size).toBe(dataSet.orgs.length)
  expect(new Set(dataSet.accounts.map(({ id }) => id)).size).toBe(dataSet.accounts.length)
})

it('knows the files and columns of the format', () => {
  const ofFormat = Object.entries(dataSetFiles).map(([name, file]) => [name, Object.keys(file.columns)])
  expect(Object.entries(files).map(([name, columns]) => [name, [...columns]])).toEqual(ofFormat)
})
