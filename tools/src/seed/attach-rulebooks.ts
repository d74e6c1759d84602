import { attachEdition, publishBuiltInEditions } from '@zhengmei/api/features/rulebook'
import { editionById } from '@zhengmei/domain/rulebook'
import type { Pool } from 'pg'
import type { OrgIds } from './org-ids.js'
import { provinceCode, suqianCode } from './org-tree.js'

/** Publishes the built-in books and lets the national baseline hold from the root and Suqian's book in Suqian. */
export async function attachRulebooks(pool: Pool, orgIds: OrgIds, rootCode = provinceCode): Promise<void> {
  await publishBuiltInEditions(pool)
  await attach(pool, orgIds(rootCode), 'state-council-2018')
  await attach(pool, orgIds(suqianCode), 'suqian-2021')
}

async function attach(pool: Pool, orgId: string, editionId: string): Promise<void> {
  const edition = editionById(editionId)
  if (!edition) throw new Error(`no built-in book ${editionId}`)
  await attachEdition(pool, {
    orgId,
    editionId,
    version: edition.version,
    attachedFrom: edition.effectiveFrom,
  })
}
