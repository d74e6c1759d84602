import { type ExportReader, said, type ToldFilter } from '../../platform/exports/index.js'
import { orgWithin } from './org.repository.js'

/** To which part of the tree an exported list is narrowed. */
interface UnitOfExport {
  /** Its rows belong to this unit or lie below it. */
  readonly path: string
  readonly filters: readonly ToldFilter[]
}

/**
 * The unit by which a list is filtered that is taken out; the reader's own scope where none was asked for.
 *
 * @returns null where there is no such unit within the scope.
 */
export async function unitOfExport(
  { pool, scope }: Pick<ExportReader, 'pool' | 'scope'>,
  id: string | null | undefined,
): Promise<UnitOfExport | null> {
  if (id == null) return { path: scope, filters: [] }
  const unit = await orgWithin(pool, scope, id)
  if (unit === null) return null
  return { path: unit.path, filters: [[{ zh: '单位及其下级', en: 'Unit and those below' }, said(unit.name)]] }
}
