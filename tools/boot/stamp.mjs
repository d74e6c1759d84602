import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, notes } from './places.mjs'

const ignored = new Set(['node_modules', 'dist', 'dist-types', '.git'])

/** All files below the given files and folders, sorted. @param {string[]} paths inside the repository */
function filesBelow(paths) {
  /** @type {string[]} */
  const found = []
  const visit = (path) => {
    const about = statSync(at(path), { throwIfNoEntry: false })
    if (!about) return
    if (about.isFile()) found.push(path)
    else for (const name of readdirSync(at(path))) if (!ignored.has(name)) visit(join(path, name))
  }
  for (const path of paths) visit(path)
  return found.sort()
}

/**
 * A digest of what the files hold. Contents, not times: a fresh checkout of the same sources needs no new build, and
 * a few hundred small files are read in some ten milliseconds.
 *
 * @param {string[]} paths inside the repository
 */
export function digestOf(paths) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const path of filesBelow(paths)) hash.update(`\0${path}\0`).update(readFileSync(at(path)))
  return hash.digest('hex')
}

const noteOf = (step) => join(notes, step)

/** Whether `step` was last done for this very digest. @param {string} step @param {string} digest */
export function isDone(step, digest) {
  return existsSync(noteOf(step)) && readFileSync(noteOf(step), 'utf8') === digest
}

/** @param {string} step @param {string} digest */
export function noteDone(step, digest) {
  mkdirSync(notes, { recursive: true })
  writeFileSync(noteOf(step), digest)
}

/** @param {string} step */
export function forget(step) {
  rmSync(noteOf(step), { force: true })
}
