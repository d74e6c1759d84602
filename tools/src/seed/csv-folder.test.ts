import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeCsvFolder } from './csv-folder.js'
import type { GeneratedDataSet } from './rows.js'

const dataSet: GeneratedDataSet = {
  orgs: [{ code: 'A', name: '甲,"乙"\n丙', kind: 'department', resident_population: 0 }],
  accounts: [],
  posts: [],
  messages: [],
  findings: [],
  upper_inspections: [],
  commendations: [],
  gaps: Array.from({ length: 1_200 }, (_, n) => ({
    account_id: `a${n}`,
    from_on: '2025-01-01',
    to_on: '2025-01-02',
    reason: '',
  })),
  followers: [],
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('writes every file of the format, quotes what needs it and counts the rows', async () => {
  const counts = await writeCsvFolder(dataSet, folder)
  expect(counts).toEqual({
    orgs: 1,
    accounts: 0,
    posts: 0,
    messages: 0,
    findings: 0,
    upper_inspections: 0,
    commendations: 0,
    gaps: 1_200,
    followers: 0,
  })
  expect(await readFile(join(folder, 'orgs.csv'), 'utf8')).toBe(
    'code,name,kind,parent_code,line_parent_code,category,division_code,resident_population\n' +
      'A,"甲,""乙""\n丙",department,,,,,0\n',
  )
  expect((await readFile(join(folder, 'gaps.csv'), 'utf8')).trimEnd().split('\n')).toHaveLength(1_201)
})
