import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './places.mjs'

const folder = 'packages/domain/src'

/** What would make the same question have another answer tomorrow, on another machine or in the browser. */
const impure =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\.|\bprocess\.|\bfetch\(|\bglobalThis\b|\btoLocale\w+\(|\blocaleCompare\(/

/** The domain knows no clock, no chance, no environment and no locale. */
export async function checkPurity() {
  const problems = []
  for (const name of readdirSync(at(folder), { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const lines = readFileSync(at(join(folder, name)), 'utf8').split('\n')
    lines.forEach((line, index) => {
      const found = impure.exec(line)
      if (found && !/^\s*(\*|\/\/|\/\*)/.test(line))
        problems.push(`${folder}/${name}:${index + 1}: ${found[0]}`)
    })
  }
  return { ok: problems.length === 0, output: problems.join('\n') }
}
