import { Action } from '@zhengmei/domain/identity'
import { defineLoader, defineWindowLoader, inOrderOf } from '../../platform/graphql/index.js'
import type { OrgRow } from './org.read.js'
import {
  childCounts,
  childrenOf,
  namedOrgsById,
  namedOrgsByNumber,
  orgsById,
  orgsByNumber,
} from './org.repository.js'

/** An organisation within the viewer's subtree by id, else null. */
export const orgById = defineLoader<string, OrgRow | null>(async (context, ids) =>
  inOrderOf(
    ids,
    await orgsById(context.pool, context.scopeFor(Action.readOrganisations), ids),
    (org) => org.id,
  ),
)

/**
 * An organisation that something visible names, also outside of the viewer's subtree: the operator of an account, the
 * scope of a run. Its name is no secret; what hangs on it stays within the viewer's scope.
 */
export const namedOrgById = defineLoader<string, OrgRow | null>(async (context, ids) =>
  inOrderOf(ids, await namedOrgsById(context.pool, ids), (org) => org.id),
)

/** As {@link namedOrgById}, by its number in paths: the way up from something visible is no secret. */
export const namedOrgByNumber = defineLoader<number, OrgRow | null>(async (context, numbers) =>
  inOrderOf(numbers, await namedOrgsByNumber(context.pool, numbers), (org) => org.no),
)

/** An organisation within the viewer's subtree by its number in paths, else null. */
export const orgByNumber = defineLoader<number, OrgRow | null>(async (context, numbers) =>
  inOrderOf(
    numbers,
    await orgsByNumber(context.pool, context.scopeFor(Action.readOrganisations), numbers),
    (org) => org.no,
  ),
)

/** How many children an organisation has that the viewer may see. */
export const childCountOf = defineLoader<string, number>(async (context, ids) => {
  const counts = await childCounts(context.pool, context.scopeFor(Action.readOrganisations), ids)
  return inOrderOf(ids, counts, (row) => row.parentId).map((row) => row?.count ?? 0)
})

/** A page of the children of an organisation. */
export const childrenPage = defineWindowLoader<OrgRow>(
  (context, parentIds, window) =>
    childrenOf(context.pool, context.scopeFor(Action.readOrganisations), parentIds, window),
  (child) => child.parentId,
)
