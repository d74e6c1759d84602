import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { at } from './places.mjs'

const path = at('node_modules/.zhengmei.lock')

function holderIsAlive() {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    // A number that was never completely written belongs to a process that was killed while writing.
    if (!Number.isInteger(pid) || pid <= 0) return false
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

/**
 * Lets only one boot install or build at a time; another one waits and then finds the work done.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
export async function alone(work) {
  mkdirSync(at('node_modules'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      break
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault
      if (holderIsAlive()) await pause(200)
      else rmSync(path, { force: true })
    }
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}
