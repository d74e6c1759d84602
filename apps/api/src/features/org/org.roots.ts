import { OrgKind } from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import { uuidv7 } from '../../platform/ids/index.js'
import { placeOrgs } from './org.paths.js'

/** An organisation at the top of a tree. */
export interface RootOrg {
  readonly id: string
  readonly code: string
}

export async function rootOrgs(client: ClientBase): Promise<RootOrg[]> {
  const { rows } = await client.query<RootOrg>(
    'select id, code from org where parent_id is null order by code',
  )
  return rows
}

/**
 * Makes the first organisation of a tree, a government office; an import that knows the code fills in the rest.
 *
 * @throws when the code is taken.
 */
export async function createRootOrg(
  client: ClientBase,
  org: { readonly code: string; readonly name: string },
): Promise<RootOrg> {
  const id = uuidv7()
  await client.query(`insert into org (id, code, name, kind, path) values ($1, $2, $3, $4, '')`, [
    id,
    org.code,
    org.name,
    OrgKind.governmentOffice,
  ])
  await placeOrgs(client, `select '${id}'::uuid as id`)
  return { id, code: org.code }
}
