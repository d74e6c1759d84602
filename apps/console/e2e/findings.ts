import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * Rules whose findings are never more than moderate, and which walk through the whole page: they would be sought and
 * then left out.
 */
const leftOut = ['region', 'heading-order', 'landmark-unique', 'identical-links-same-purpose']

/** What axe finds on a page that keeps people out, as `rule: element`. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Half a megabyte of script: a page that was looked at before has it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (rules) => {
    const { axe: injected } = window as unknown as { axe: typeof axe }
    const { violations } = await injected.run(document, {
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
    })
    return violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))
  }, leftOut)
}
