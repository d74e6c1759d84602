import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packFile } from './packed-files.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengmei-packed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('packs a file in both ways beside itself, and lets the small ones be', async () => {
  const content = 'export const text = "政媒";'.repeat(100)
  await writeFile(join(folder, 'large.js'), content)
  await writeFile(join(folder, 'small.js'), 'export {}')
  expect(await packFile(join(folder, 'large.js'))).toBe(true)
  expect(await packFile(join(folder, 'small.js'))).toBe(false)
  expect((await readdir(folder)).sort()).toEqual(['large.js', 'large.js.br', 'large.js.gz', 'small.js'])
  expect(brotliDecompressSync(await readFile(join(folder, 'large.js.br'))).toString()).toBe(content)
  expect(gunzipSync(await readFile(join(folder, 'large.js.gz'))).toString()).toBe(content)
})
