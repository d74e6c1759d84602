import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from '@zhengmei/api/features/assessment'
import { importDataSet } from '@zhengmei/api/features/dataset'
import type { FileReport } from '@zhengmei/domain/dataset'
import type { Pool } from 'pg'
import { addPeople } from './add-people.js'
import { attachRulebooks } from './attach-rulebooks.js'
import { generateDataSet } from './data-set.js'
import { type DemoLogin, demoPeople, loginOf } from './demo-people.js'
import { generatedSource } from './generated-source.js'
import { makeRuns } from './make-runs.js'
import { readOrgIds } from './org-ids.js'
import type { Size } from './org-tree.js'
import type { Period } from './period.js'

/** What a step of seeding is called while it lasts. */
export type SeedStep = 'data' | 'rulebooks' | 'people' | 'runs'

export interface SeedOutcome {
  readonly files: readonly FileReport[]
  readonly logins: readonly DemoLogin[]
  readonly runs: readonly Run[]
}

/**
 * Fills a migrated database with a data set, the built-in rulebooks, people who may sign in and two runs. Every step may
 * be repeated: a seeding that was killed is finished by the next one, and a second one changes nothing.
 *
 * @throws when a row is refused or a run can't be sealed; both are faults of the generator.
 */
export async function fillDatabase(
  pool: Pool,
  size: Size,
  period: Period,
  onStep: (step: SeedStep) => void = () => undefined,
): Promise<SeedOutcome> {
  onStep('data')
  const dataSet = generateDataSet(size, period)
  const { report, errors } = await importDataSet(pool, generatedSource(dataSet))
  if (report.outcome !== 'saved') {
    throw new Error(`the data set was refused: ${JSON.stringify(errors.slice(0, 5))}`)
  }
  const orgIds = await readOrgIds(pool)
  onStep('rulebooks')
  await attachRulebooks(pool, orgIds)
  onStep('people')
  await addPeople(pool, orgIds)
  onStep('runs')
  const runs = await makeRuns(pool, orgIds, period)
  const names = new Map(dataSet.orgs.map(({ code, name }) => [code, name]))
  const listed = demoPeople.filter(({ unlisted }) => !unlisted)
  const logins = listed.map((person) => loginOf(person, (code) => names.get(code) ?? code))
  return { files: report.files, logins, runs }
}

/** Where the launcher and the sign-in page look for what may be printed: the passwords of a demo are no secret. */
export const writeLogins = (logins: readonly DemoLogin[], dataDir: string): Promise<void> =>
  writeFile(join(dataDir, 'demo-logins.json'), `${JSON.stringify(logins, null, 2)}\n`)
