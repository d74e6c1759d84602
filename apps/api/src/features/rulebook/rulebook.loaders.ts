import type { PlainDate } from '@zhengmei/domain/kernel'
import { type EffectiveRulebook, stack } from '@zhengmei/domain/rulebook'
import { defineLoader } from '../../platform/graphql/index.js'
import { layersOf, type RulebookLayer } from './edition.repository.js'

/** What is attached at an organisation and above it, ever; one statement for all organisations of a request. */
const layersOfOrg = defineLoader<string, readonly RulebookLayer[]>(async (context, orgIds) => {
  const layers = await layersOf(context.pool, orgIds)
  return orgIds.map((orgId) => layers.get(orgId) ?? [])
})

/** What holds at an organisation on a day; the caller has made sure that the organisation is the viewer's to see. */
export const rulesInForce = defineLoader<{ orgId: string; on: PlainDate }, EffectiveRulebook>(
  (context, keys) =>
    Promise.all(keys.map(async ({ orgId, on }) => stack(await context.load(layersOfOrg, orgId), on))),
  ({ orgId, on }) => `${orgId} ${on}`,
)
