import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { at, packages } from './places.mjs'

/** Licences under which the product may be handed on, together with its own (Apache-2.0). */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MIT/X11',
  'MPL-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages that say their licence in a file only; looked at by a person. */
const looked = new Map([])

/**
 * Whether an SPDX expression allows it: one side of OR, both of AND.
 *
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/ OR /.test(bare)) return bare.split(/ OR /).some(isAllowed)
  if (/ AND /.test(bare)) return bare.split(/ AND /).every(isAllowed)
  return allowed.has(bare)
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** @param {{ license?: unknown, licenses?: { type: string }[] }} manifest */
function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license
  if (license && typeof license === 'object' && 'type' in license) return String(license.type)
  return (licenses ?? []).map(({ type }) => type).join(' OR ')
}

/** Where a dependency of a folder is installed: with it, or beside it in the store. */
function folderOf(name, from) {
  const [, store] = /^(.*[/\\]node_modules)[/\\](?:@[^/\\]+[/\\])?[^/\\]+$/.exec(from) ?? []
  return [join(from, 'node_modules', name), ...(store === undefined ? [] : [join(store, name)])].find(
    existsSync,
  )
}

/** The licence of everything that the product needs when it runs. */
export async function checkLicences() {
  const problems = []
  const seen = new Set()
  const waiting = packages.map((path) => at(path))
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue
    seen.add(folder)
    const manifest = manifestOf(folder)
    const isOurs = !folder.includes(`${sep}node_modules${sep}`)
    const licence = looked.get(manifest.name) ?? licenceOf(manifest)
    if (!isOurs && !isAllowed(licence))
      problems.push(`${manifest.name}@${manifest.version}: ${licence || 'no licence'}`)
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      const found = folderOf(name, folder)
      // An optional dependency of another kind of machine is not installed.
      if (found !== undefined) waiting.push(realpathSync(found))
    }
  }
  if (seen.size < 100) problems.push(`only ${seen.size} packages were found`)
  return { ok: problems.length === 0, output: problems.sort().join('\n') }
}
