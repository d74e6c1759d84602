import { Action } from '@zhengmei/domain/identity'
import { defineLoader, defineWindowLoader, inOrderOf } from '../../platform/graphql/index.js'
import type { OrgChangeRow } from './change.read.js'
import { changeCounts, changesById, changesOfOrgs, nextChanges } from './change.repository.js'

/** A change of a unit within the viewer's subtree by id, else null. */
export const changeById = defineLoader<string, OrgChangeRow | null>(async (context, ids) =>
  inOrderOf(
    ids,
    await changesById(context.pool, context.scopeFor(Action.readOrganisations), ids),
    (change) => change.id,
  ),
)

/** A page of the changes of a unit, the latest first. */
export const changesPage = defineWindowLoader<OrgChangeRow & { readonly ofOrgId: string }>(
  (context, orgIds, window) =>
    changesOfOrgs(context.pool, context.scopeFor(Action.readOrganisations), orgIds, window),
  (change) => change.ofOrgId,
)

/** How many changes are kept of a unit. */
export const changeCountOf = defineLoader<string, number>(async (context, ids) => {
  const counts = await changeCounts(context.pool, context.scopeFor(Action.readOrganisations), ids)
  return inOrderOf(ids, counts, (row) => row.orgId).map((row) => row?.count ?? 0)
})

/** What is planned for a unit next, else null. */
export const nextChangeOf = defineLoader<string, OrgChangeRow | null>(async (context, ids) =>
  inOrderOf(
    ids,
    await nextChanges(context.pool, context.scopeFor(Action.readOrganisations), ids),
    (change) => change.orgId,
  ),
)
