import type { MediaType } from '@zhengmei/domain/account'
import type { Refusal } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import type { AuditEntry } from '../../../platform/audit/index.js'
import type { AccountRow } from '../account.read.js'
import { noteAccountChange } from './registry.repository.js'

/** The fields of a file that people edit, as they are stored. */
export interface FileFields {
  readonly name: string
  readonly handle: string | null
  readonly url: string | null
  readonly certifiedSubject: string | null
  readonly mediaType: MediaType
  readonly main: boolean
  readonly operatorId: string | null
}

export const noSuchAccount: Refusal = {
  code: 'account/not-found',
  field: 'accountId',
  message: { zh: '没有这个账号', en: 'There is no such account' },
}

/** What people edit, of an account as read. */
export const fieldsOf = ({
  name,
  handle,
  url,
  certifiedSubject,
  mediaType,
  main,
  operatorId,
}: AccountRow): FileFields => ({
  name,
  handle,
  url,
  certifiedSubject,
  mediaType,
  main,
  operatorId,
})

/** The fields in which two files differ. */
export const changedFields = (before: FileFields, after: FileFields): (keyof FileFields)[] =>
  (Object.keys(after) as (keyof FileFields)[]).filter((field) => after[field] !== before[field])

/**
 * Writes the file of an account that is locked, its next version, and what was changed into its history.
 *
 * @returns the entry of the trail, which the caller records last.
 */
export async function saveFile(
  client: ClientBase,
  personId: string,
  account: AccountRow,
  after: FileFields,
): Promise<AuditEntry> {
  const before = fieldsOf(account)
  const changed = changedFields(before, after)
  await client.query(
    `update account set name = $2, handle = $3, url = $4, certified_subject = $5, media_type = $6, main = $7, operator_id = $8,
       version = version + 1, updated_at = now() where id = $1`,
    [
      account.id,
      after.name,
      after.handle,
      after.url,
      after.certifiedSubject,
      after.mediaType,
      after.main,
      after.operatorId,
    ],
  )
  const sides = changed.map((field) => [field, { before: before[field], after: after[field] }] as const)
  await noteAccountChange(client, personId, account, Object.fromEntries(sides))
  return {
    action: 'account.edit',
    objectType: 'account',
    objectId: account.id,
    before: Object.fromEntries(changed.map((field) => [field, before[field]])),
    after: Object.fromEntries(changed.map((field) => [field, after[field]])),
  }
}
