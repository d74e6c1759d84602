import { setTimeout as pause } from 'node:timers/promises'
import { withOwnConnection } from '@zhengmei/api/platform/db'
import { ask } from '../testing/databases.js'
import type { Workers } from './workers.js'

/** Where in its work a worker can be met, as the database sees it: before a statement, or before a row comes to a state. */
export interface Stage {
  readonly name: string
  readonly table: string
  readonly before: 'insert' | { readonly state: string }
}

/** First number of the locks at which workers are met. */
const meetingPlace = 7001

/** Makes the database stop whoever comes to one of the stages while somebody waits there; nobody waiting, they pass. */
export async function placeStages(url: string, stages: readonly Stage[]): Promise<void> {
  await ask(
    url,
    `create function meet() returns trigger language plpgsql as $$ begin
       perform pg_advisory_xact_lock_shared(${meetingPlace}, hashtext(tg_argv[0]));
       if tg_level = 'ROW' then return new; end if;
       return null;
     end $$`,
  )
  for (const [no, { name, table, before }] of stages.entries()) {
    const when =
      before === 'insert'
        ? `before insert on ${table} for each statement`
        : `before update on ${table} for each row when (new.state = '${before.state}' and old.state <> new.state)`
    await ask(url, `create trigger meet_${no} ${when} execute function meet('${name}')`)
  }
}

/**
 * Waits for a worker at a stage, kills it there, in the middle of its transaction, and lets the others pass.
 *
 * @param begin what makes a worker come there.
 */
export async function strikeAt(
  url: string,
  workers: Workers,
  stage: Stage,
  begin: () => Promise<void>,
): Promise<void> {
  await withOwnConnection(url, async (waiting) => {
    await waiting.query('select pg_advisory_lock($1, hashtext($2))', [meetingPlace, stage.name])
    await begin()
    for (;;) {
      const { rows } = await waiting.query<{ name: string }>(
        `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
         where l.locktype = 'advisory' and l.classid = $1 and not l.granted`,
        [meetingPlace],
      )
      const [met] = rows
      if (met) {
        await workers.kill(met.name)
        return
      }
      await pause(20)
    }
  })
}
