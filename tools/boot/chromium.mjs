import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { at, notes, pinnedNode } from './places.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const folder = join(notes, 'chromium')
const ready = join(folder, 'chrome')

function onPath() {
  for (const name of names) {
    for (const place of (process.env.PATH ?? '').split(delimiter)) {
      try {
        const path = join(place, name)
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not here; the next place may have it.
      }
    }
  }
  return undefined
}

/**
 * Unpacks the browser that comes as an npm package. It unpacks into TMPDIR and takes whatever is there already, so it
 * gets a folder of its own; told that it runs on Lambda it adds the libraries which a bare system lacks.
 */
function unpack() {
  const partial = `${folder}.${process.pid}`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  const done = spawnSync(pinnedNode, ['--input-type=module', '-e', script], {
    cwd: at('tools'),
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  })
  if (done.status !== 0)
    throw new Error(`The browser of @sparticuz/chromium can't be unpacked: ${done.stderr}`)
  // What the system has comes first: the packed libraries are older and only fill gaps.
  const missing = /not found/.test(
    spawnSync('ldd', [join(partial, 'chromium')], { encoding: 'utf8' }).stdout ?? '',
  )
  const libraries = missing ? `LD_LIBRARY_PATH='${join(folder, 'al2023', 'lib')}' ` : ''
  writeFileSync(join(partial, 'chrome'), `#!/bin/sh\n${libraries}exec '${join(folder, 'chromium')}' "$@"\n`)
  chmodSync(join(partial, 'chrome'), 0o755)
  rmSync(folder, { recursive: true, force: true })
  renameSync(partial, folder)
}

/**
 * A Chromium for browser tests and pictures: the system's if there is one, else the one in npm.
 *
 * @returns {string} path of a program that takes Chromium's arguments
 */
export function findChromium() {
  const own = process.env.ZHENGMEI_CHROMIUM || onPath()
  if (own) return own
  if (!existsSync(ready)) unpack()
  return ready
}
