import { existsSync, readFileSync } from 'node:fs'
import { at } from './places.mjs'

const page = 'docs/security.md'
/** A test as the page names it. */
const namedTest = /`([^`]+\.test\.tsx?)` “([^”]+)”/g

/**
 * What is wrong with a page of promises: rows without a test, tests that are not there (any more).
 *
 * @param {string} text of the page
 * @param {(path: string) => string | null} sourceOf a test file, null when there is none
 * @returns {string[]}
 */
export function brokenPromises(text, sourceOf) {
  const [, table = ''] = text.split(/^## Promises.*$/m)
  const rows = table
    .split('\n')
    .filter((line) => /^\| *\d* *\| [^|-]/.test(line) && !line.includes('| promise |'))
  const problems = rows.length === 0 ? ['no promises were found'] : []
  for (const row of rows) {
    const tests = [...row.matchAll(namedTest)]
    if (tests.length === 0) problems.push(`no test: ${row}`)
    for (const [, path = '', title = ''] of tests) {
      const source = sourceOf(path)
      if (source === null) problems.push(`${path} is not there`)
      else if (!source.includes(title)) problems.push(`${path} has no “${title}”`)
    }
  }
  return problems
}

/** Every promise of the security page names tests that exist. */
export async function checkPromises() {
  const sourceOf = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null)
  const problems = brokenPromises(readFileSync(at(page), 'utf8'), sourceOf)
  return { ok: problems.length === 0, output: problems.map((problem) => `${page}: ${problem}`).join('\n') }
}
