import type { ClientBase } from 'pg'
import { notify } from '../notification/index.js'

/** Tells whoever asked for a run how it ended, in the transaction that ends it; nobody asked for one of the command line. */
export async function tellOfRun(
  client: ClientBase,
  runId: string,
  state: 'sealed' | 'failed',
): Promise<void> {
  const { rows } = await client.query<{ personId: string | null; year: number; units: number | null }>(
    'select requested_by as "personId", year, units_total as units from assessment_run where id = $1',
    [runId],
  )
  const [run] = rows
  if (!run || run.personId === null) return
  const facts = { state, year: run.year, units: run.units ?? 0 }
  await notify(client, run.personId, { kind: 'run_ended', objectId: runId, facts }, `run_ended ${runId}`)
}
