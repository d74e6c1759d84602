import { type DataSetFile, dataSetFiles, type FileName, problems } from '@zhengmei/domain/dataset'
import type { Check } from './check.js'
import { type StagedFile, stageOf } from './staging.js'

/** Where the stored counterpart of a staged row is found. */
const storedRow: Partial<Record<FileName, string>> = {
  accounts: 'join account t on t.code = s.id',
  messages:
    'join known_account a on a.code = s.account_id join message t on t.account_id = a.id and t.external_id = s.external_id',
  findings: 'join finding t on t.code = s.id',
}

/**
 * Orders between two cells of which the data set gives only one: the column of the other is missing altogether, so what is stored stays
 * (a new `live_on` must lie before the stored `closed_on`). Where both columns are given the row itself was checked.
 */
export function orderChecks(files: ReadonlyMap<FileName, StagedFile>): Check[] {
  return [...files.values()].flatMap(({ name, given }) => {
    const file: DataSetFile = dataSetFiles[name]
    const join = storedRow[name]
    if (!join) return []
    return file.order.flatMap(({ earlier, later, strict = false }): Check[] => {
      if (given.has(earlier) === given.has(later)) return []
      const [from, to] = [given.has(earlier) ? 's' : 't', given.has(later) ? 's' : 't']
      const column = from === 's' ? earlier : later
      return [
        {
          file: name,
          column,
          sql: `select s.row, s.${column}, 0 from ${stageOf(name)} s ${join}
            where ${to}.${later} ${strict ? '<=' : '<'} ${from}.${earlier}`,
          problem: () => (strict ? problems.notAfter(later, earlier) : problems.before(later, earlier)),
        },
      ]
    })
  })
}
