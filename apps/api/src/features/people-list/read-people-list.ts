import { type RowError, rowOf } from '@zhengmei/domain/dataset'
import { normalLogin } from '@zhengmei/domain/identity'
import { mostPeopleRows, type PeopleFileName, type PeopleRows, peopleFiles } from '@zhengmei/domain/people'
import type { Pool } from 'pg'
import { ErrorLog, readWhole, type StoredFile, uploadedSource } from '../dataset/index.js'

/** Errors that are listed; a list has fewer rows than that. */
const longestList = 100_000

/** A list of people as it was read. */
export interface PeopleListRead {
  readonly rows: PeopleRows
  /** Rows of each sheet that is there, good and bad. */
  readonly sheets: readonly { readonly name: PeopleFileName; readonly label: string; readonly rows: number }[]
  readonly errors: readonly RowError[]
}

/** Reads an uploaded list of people: what can be told from its cells alone is refused. */
export async function readPeopleList(pool: Pool, files: readonly StoredFile[]): Promise<PeopleListRead> {
  const source = await uploadedSource(peopleFiles, pool, files)
  const log = new ErrorLog(longestList)
  const rows = { people: [], appointments: [], refusedLogins: new Set<string>() } as {
    -readonly [Key in keyof PeopleRows]: PeopleRows[Key] extends readonly (infer Row)[] ? Row[] : Set<string>
  }
  const sheets: PeopleListRead['sheets'][number][] = []
  try {
    for (const problem of source.problems) log.addSourceProblem(problem)
    for (const table of source.tables) {
      const read = await readWhole(table, peopleFiles[table.name], log, mostPeopleRows)
      sheets.push({ name: table.name, label: table.label, rows: read.length })
      for (const { row, values, bad } of read) {
        if (table.name === 'people') {
          const cells = rowOf(peopleFiles.people, values)
          if (!bad) rows.people.push({ row, cells })
          else if (typeof values[0] === 'string') rows.refusedLogins.add(normalLogin(values[0]))
        } else if (!bad) rows.appointments.push({ row, cells: rowOf(peopleFiles.appointments, values) })
      }
    }
  } finally {
    await source.close()
  }
  return { rows, sheets, errors: log.list(new Map(sheets.map(({ name, label }) => [name, label]))) }
}
