import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../packages/domain/test-data/suqian-mini/', import.meta.url))

/** The files of a small year full of edges. */
export async function yearOfFiles(): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names.filter((name) => name.endsWith('.csv')).map((name) => join(folder, name))
}

/** The same files, three cells of them wrong; `remove` when done. */
export async function spoiltFiles(): Promise<{ files: readonly string[]; remove(): Promise<void> }> {
  const good = await yearOfFiles()
  const own = await mkdtemp(join(tmpdir(), 'zhengmei-e2e-'))
  const files = await Promise.all(
    good.map(async (file) => {
      const name = file.slice(folder.length)
      let text = await readFile(file, 'utf8')
      if (name === 'accounts.csv') {
        const [header, first = '', ...rest] = text.split('\n')
        const lost = first.replace('U0000,wechat', 'NOWHERE,wechat')
        text = [header, lost, ...rest].join('\n')
      }
      if (name === 'commendations.csv')
        text = `${text.trimEnd()}\nU0001,2025-02-30,local,表扬\nU0001,2025-03-01,galactic,表扬\n`
      const copy = join(own, name)
      await writeFile(copy, text)
      return copy
    }),
  )
  return { files, remove: () => rm(own, { recursive: true, force: true }) }
}
