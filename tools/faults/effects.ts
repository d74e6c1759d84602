import { ask } from '../testing/databases.js'
import type { Effect } from './history/check-history.js'
import { accountsOfUnit } from './load.js'

/**
 * What the keys of a load came to, as the tables tell. An import is whole when its job is over and its unit and all
 * accounts are there; a run when it is sealed.
 */
export async function effectsOf(url: string, prefix: string): Promise<readonly Effect[]> {
  const imports = await ask<Effect>(
    url,
    `SELECT i.key, j.id,
       ((j.state = 'done')::int + (SELECT count(*) FROM org WHERE code = i.key)
         + (SELECT count(*) FROM account WHERE code LIKE i.key || '-%'))::int AS parts,
       ${2 + accountsOfUnit} AS whole,
       (SELECT count(*) FROM audit_entry WHERE action = 'import.request' AND object_id = j.id::text)::int AS audits
     FROM idempotency i JOIN import_job j ON j.id = (i.response->>'id')::uuid
     WHERE i.key LIKE '${prefix}-import-%'`,
  )
  const runs = await ask<Effect>(
    url,
    `SELECT i.key, r.id, (r.state = 'sealed')::int AS parts, 1 AS whole,
       (SELECT count(*) FROM audit_entry WHERE action = 'run.start' AND object_id = r.id::text)::int AS audits
     FROM idempotency i JOIN assessment_run r ON r.id = (i.response->>'id')::uuid
     WHERE i.key LIKE '${prefix}-run-%'`,
  )
  return [...imports, ...runs]
}

/** Sentences on what must hold of any database of the product that has come to rest. */
export async function brokenPromises(url: string): Promise<readonly string[]> {
  const count = async (statement: string) => (await ask<{ id: string }>(url, statement)).map(({ id }) => id)
  const promises: readonly [string, string][] = [
    [
      'a job that asked for an import or a run is not behind its key',
      `SELECT j.id FROM import_job j WHERE NOT EXISTS (SELECT FROM idempotency i WHERE i.response->>'id' = j.id::text)`,
    ],
    [
      'a saved import is not in the trail once',
      `
      SELECT j.id FROM import_job j WHERE j.state = 'done' AND NOT j.dry_run
        AND (SELECT count(*) FROM audit_entry WHERE action = 'import.save' AND object_id = j.id::text) <> 1`,
    ],
    [
      'an upload lacks pieces',
      `
      SELECT f.id FROM stored_file f
      WHERE f.size <> (SELECT coalesce(sum(length(c.bytes)), 0) FROM stored_file_chunk c WHERE c.file_id = f.id)`,
    ],
    [
      'a sealed run lacks results',
      `
      SELECT r.id FROM assessment_run r WHERE r.state = 'sealed'
        AND (r.units_total <> (SELECT count(*) FROM run_unit_score s WHERE s.run_no = r.no)
          OR r.accounts_total <> (SELECT count(*) FROM run_account_score s WHERE s.run_no = r.no))`,
    ],
    [
      "an account is without its unit's path",
      `
      SELECT a.id FROM account a JOIN org o ON o.id = a.org_id WHERE a.org_path <> o.path`,
    ],
  ]
  const broken: string[] = []
  for (const [sentence, statement] of promises) {
    const ids = await count(statement)
    if (ids.length > 0) broken.push(`${sentence}: ${ids.slice(0, 3).join(', ')}`)
  }
  return broken
}

/** Ids in the trail of which there is neither import nor run. */
export async function auditsOfNothing(url: string): Promise<readonly string[]> {
  const rows = await ask<{ id: string }>(
    url,
    `SELECT object_id AS id FROM audit_entry e WHERE
       (object_type = 'import_job' AND NOT EXISTS (SELECT FROM import_job j WHERE j.id::text = e.object_id))
       OR (action = 'run.start' AND NOT EXISTS (SELECT FROM assessment_run r WHERE r.id::text = e.object_id))`,
  )
  return rows.map(({ id }) => id)
}
