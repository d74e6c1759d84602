import { installEnvironment, npx, pnpm } from './install.mjs'
import { capture } from './processes.mjs'

const patienceMs = 15_000

/**
 * What is known against the packages that the product needs when it runs, as the registry tells: high and critical ones
 * fail. A registry that can't be reached, or keeps no list, tells nothing: that is said, and fails nobody.
 *
 * @returns {Promise<{ ok: boolean, output: string, note?: string }>}
 */
export async function checkAdvisories() {
  const { output } = await capture(npx(), ['--yes', pnpm, 'audit', '--prod', '--json'], {
    env: installEnvironment(),
    timeoutMs: patienceMs,
  })
  return judge(output)
}

/**
 * @param {string} output of `pnpm audit --json`
 * @returns {{ ok: boolean, output: string, note?: string }}
 */
export function judge(output) {
  const advisories = advisoriesIn(output)
  if (advisories === null)
    return { ok: true, output: '', note: '未能查询，已跳过 / registry tells nothing, skipped' }
  const grave = advisories.filter(({ severity }) => severity === 'high' || severity === 'critical')
  return {
    ok: grave.length === 0,
    output: grave
      .map(({ severity, module_name, title, url }) => `${severity} ${module_name}: ${title} ${url}`)
      .join('\n'),
  }
}

function advisoriesIn(output) {
  const begin = output.indexOf('{')
  const end = output.lastIndexOf('}')
  try {
    const { advisories } = JSON.parse(output.slice(begin, end + 1))
    return typeof advisories === 'object' && advisories !== null ? Object.values(advisories) : null
  } catch {
    return null
  }
}
