import { verifyRun } from '@zhengmei/api/features/assessment'
import { BadArguments, ExitStatus } from '../command/refusals.js'
import { withProductDatabase } from '../product-database.js'
import type { Tell } from './arguments.js'

/**
 * Recomputes a sealed run of the product's database (`DATABASE_URL`, else the embedded one) and tells where it differs.
 *
 * @returns the exit status: done when equal, different otherwise.
 * @throws BadArguments when there is no such sealed run.
 */
export async function verifySealedRun(runId: string, signal: AbortSignal, tell: Tell): Promise<number> {
  const verified = await withProductDatabase('npm run assess -- --verify', ({ pool }) =>
    verifyRun(pool, runId, { signal }),
  )
  if (!verified.ok) throw new BadArguments(verified.refusal.message)
  const { equal, storedDigest, recomputedDigest, differences } = verified.value
  if (equal) {
    tell(`一致：${storedDigest}`, `Equal: ${storedDigest}`)
    return ExitStatus.done
  }
  tell(
    `不一致：封存的摘要 ${storedDigest}，重新计算 ${recomputedDigest}`,
    `Different: sealed digest ${storedDigest}, recomputed ${recomputedDigest}`,
  )
  for (const one of differences) {
    const where = [one.unit, one.account, one.what].filter((part) => part).join(' ')
    tell(
      `  ${where}：存 ${one.stored}，算 ${one.recomputed}`,
      `  ${where}: stored ${one.stored}, recomputed ${one.recomputed}`,
    )
  }
  return ExitStatus.different
}
