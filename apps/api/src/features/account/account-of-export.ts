import { refuse } from '@zhengmei/domain/kernel'
import { type ExportReader, said, type ToldFilter } from '../../platform/exports/index.js'
import { unitOfExport } from '../org/index.js'
import { accountsById } from './account.repository.js'

/** Of which accounts something is taken out. */
interface PlaceOfExport {
  /** Their hosts are this unit or lie below it. */
  readonly path: string
  readonly filters: readonly ToldFilter[]
}

/** What is said of an account or unit that isn't there, or isn't the reader's to see. */
export const unknownToExport = refuse('account/not-found', {
  zh: '没有这个账号',
  en: 'There is no such account',
})

/**
 * The account, or the unit with those below, by which an exported list is narrowed; the reader's own scope where neither is asked for.
 *
 * @returns null where there is none within the scope.
 */
export async function accountOfExport(
  reader: Pick<ExportReader, 'pool' | 'scope'>,
  asked: { readonly scopeId?: string | null | undefined; readonly accountId?: string | null | undefined },
): Promise<PlaceOfExport | null> {
  const unit = await unitOfExport(reader, asked.scopeId)
  if (unit === null || asked.accountId == null) return unit
  const [account] = await accountsById(reader.pool, unit.path, [asked.accountId])
  if (!account) return null
  const name = said(`${account.name} (${account.code})`)
  return { path: account.orgPath, filters: [...unit.filters, [{ zh: '账号', en: 'Account' }, name]] }
}
