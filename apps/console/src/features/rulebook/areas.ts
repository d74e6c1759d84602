import { useRulebookTexts } from './texts'

const named = {
  opening: 'areaOpening',
  filing: 'areaFiling',
  change: 'areaChange',
  closure: 'areaClosure',
  offline: 'areaOffline',
  exit: 'areaExit',
  registry: 'areaRegistry',
  cleanup: 'areaCleanup',
  cadence: 'areaCadence',
  originals: 'areaOriginals',
  silence: 'areaSilence',
  review: 'areaReview',
  byline: 'areaByline',
  repost: 'areaRepost',
  reply: 'areaReply',
  duty: 'areaDuty',
  inspection: 'areaInspection',
  rectification: 'areaRectification',
  assessment: 'areaAssessment',
  index: 'areaIndex',
  annual: 'areaAnnual',
} as const

/** Names an area of the rulebooks; one nobody has named yet keeps its key. */
export function useAreaName(): (area: string) => string {
  const t = useRulebookTexts()
  return (area) => (area in named ? t(named[area as keyof typeof named]) : area)
}

/** Things by their area, in the order in which the areas first come. */
export function byArea<Item extends { readonly area: string }>(
  items: readonly Item[],
): readonly (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.area)
    if (group) group.push(item)
    else groups.set(item.area, [item])
  }
  return [...groups]
}
