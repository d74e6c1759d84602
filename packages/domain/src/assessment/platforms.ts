import { type Bilingual, type Result, refuse } from '../kernel/index.js'

interface ForPlatforms {
  /** Absent = every platform that no other entry names. */
  readonly platforms?: readonly string[] | undefined
}

/** Refuses (`assessment/cadence-ambiguous`) entries of which two are for one platform, or two for all others. */
export function platformTwice(entries: readonly ForPlatforms[], key: string): Result<never> | null {
  const seen = new Set<string>()
  for (const platform of entries.flatMap((entry) => entry.platforms ?? ['*'])) {
    if (seen.has(platform)) return refuse('assessment/cadence-ambiguous', twice(platform), key)
    seen.add(platform)
  }
  return null
}

const twice = (platform: string): Bilingual =>
  platform === '*'
    ? { zh: '“其余平台”给了两次', en: 'two entries are for every other platform' }
    : { zh: `平台 ${platform} 给了两次`, en: `platform ${platform} is given twice` }

/** Which entry is for a platform; undefined when none is. */
export function byPlatform<Entry extends ForPlatforms>(
  entries: readonly Entry[],
): (platform: string) => Entry | undefined {
  const named = new Map<string, Entry>()
  let otherwise: Entry | undefined
  for (const entry of entries) {
    if (entry.platforms === undefined) otherwise = entry
    else for (const platform of entry.platforms) named.set(platform, entry)
  }
  return (platform) => named.get(platform) ?? otherwise
}
