import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, notes } from './places.mjs'
import { captureNode } from './processes.mjs'

const sources = ['packages/domain/src', 'apps/api/src', 'apps/console/src', 'tools/src']

const countSources = (folder) =>
  readdirSync(at(folder), { recursive: true }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'),
  ).length

/**
 * Who imports whom, by dependency-cruiser. It also fails when the tool saw fewer modules than there are source
 * files: with a wrong setting it passes everything, because it sees nothing.
 */
export async function checkImports() {
  mkdirSync(notes, { recursive: true })
  const report = join(notes, 'imports.json')
  const { ok, output } = await captureNode('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', [
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'json', '--output-to', report, ...sources],
  ])
  /** @type {{ modules: { source: string }[], summary: { violations: { rule: { name: string }, from: string, to: string }[] } }} */
  let result
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { ok: false, output: output || 'dependency-cruiser wrote no report' }
  }
  const problems = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  for (const folder of sources) {
    const seen = result.modules.filter((module) => module.source.startsWith(`${folder}/`)).length
    const present = countSources(folder)
    if (seen < present) problems.push(`${folder}: only ${seen} of ${present} files were looked at`)
  }
  return { ok: ok && problems.length === 0, output: problems.join('\n') || output }
}
