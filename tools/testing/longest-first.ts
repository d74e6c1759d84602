import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest, beginning with the longest. Begun last, one of them would go on alone when everything else is
 * done; and a fresh checkout has no record of how long anything took.
 */
export const longest = [
  'apps/console/e2e/every-page.test.ts',
  'tools/boot/start.test.ts',
  'apps/console/e2e/journeys.test.ts',
  'tools/src/assess/assess.test.ts',
  'apps/console/e2e/other-ways.test.ts',
  'apps/api/src/features/assessment/killed-worker.test.ts',
  'apps/api/src/app/ids-of-others.test.ts',
  'apps/api/src/app/access.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((path) => moduleId.endsWith(`/${path}`))
  return place === -1 ? longest.length : place
}

/** The files known to be longest first, the others in vitest's own order: one project after the other. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
