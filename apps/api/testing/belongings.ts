import { Role } from '@zhengmei/domain/identity'
import { day } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { attachEdition } from '../src/features/rulebook/index.js'
import { uuidv7 } from '../src/platform/ids/index.js'
import { insertAccount, insertAppointment, insertDownload, insertPerson, type TestOrg } from './fixtures.js'

/** What an id is one of. */
export type IdKind =
  | 'org'
  | 'change'
  | 'account'
  | 'person'
  | 'appointment'
  | 'handover'
  | 'session'
  | 'notification'
  | 'token'
  | 'run'
  | 'verification'
  | 'import'
  | 'file'
  | 'download'
  | 'view'
  | 'attachment'

/** The ids of one thing of each kind. */
export type Belongings = Readonly<Record<IdKind, string>>

/** Makes one of each kind at a unit, its people's logins from `name`; its runs are trials, as official results are seen from below. */
export async function belongingsAt(pool: Pool, org: TestOrg, name: string): Promise<Belongings> {
  const person = await insertPerson(pool, { login: `of-${name}`, org, role: Role.editor })
  const account = await insertAccount(pool, org)
  const [run, verification, job, file, session, token, change, download, notification] = Array.from(
    { length: 9 },
    uuidv7,
  )
  await pool.query('update person set home_org_id = $2 where id = $1', [person.id, org.id])
  await pool.query(
    `insert into assessment_run (id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers,
       facts_from, enquiries_over_hours, state, request_key, requested_by)
     values ($1::uuid, 'trial', $2, 2025, now(), 'suqian-2021', 1, '[]', 'rollups', 24, 'sealed', $1::uuid::text, $3)`,
    [run, org.id, person.id],
  )
  await pool.query(
    'insert into run_verification (id, run_id, requested_by, appointment_id) values ($1, $2, $3, $4)',
    [verification, run, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into import_job (id, dry_run, org_id, requested_by, appointment_id, state) values ($1, true, $2, $3, $4, 'refused')`,
    [job, org.id, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into stored_file (id, name, size, sha256, uploaded_by) values ($1, 'a.csv', 0, '', $2)`,
    [file, person.id],
  )
  await pool.query(
    `insert into session (id, secret_hash, person_id, appointment_id, expires_at)
     values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, now() + interval '1 hour')`,
    [session, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
     values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, 'x', 'read_only', now() + interval '1 hour')`,
    [token, person.id, org.id],
  )
  const view = uuidv7()
  await pool.query(
    `insert into list_view (id, list, name, query, owner_id) values ($1, 'accounts', 'x', '', $2)`,
    [view, person.id],
  )
  await insertDownload(pool, { id: download, person, orgId: org.id })
  await pool.query(
    `insert into org_change (id, kind, org_id, effective_on, state, requested_by, appointment_id, scope_org_id)
     values ($1, 'rename', $2, '2099-01-01', 'planned', $3, $4, $2)`,
    [change, org.id, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into notification (id, person_id, kind, facts) values ($1, $2, 'security_event', '{"what":"password_changed","address":null}')`,
    [notification, person.id],
  )
  const appointment = await insertAppointment(pool, person.id, org, Role.replyClerk)
  const handover = uuidv7()
  await pool.query(
    `insert into handover_item (id, appointment_id, org_id, kind, object_id, title, due_on)
     values ($1, $2, $3, 'post', $2, '{"zh":"x","en":"x"}', '2025-01-01')`,
    [handover, appointment, org.id],
  )
  await attachEdition(pool, {
    orgId: org.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: day('2021-06-20'),
  })
  const { rows } = await pool.query<{ id: string }>('select id from rulebook_attachment where org_id = $1', [
    org.id,
  ])
  return {
    org: org.id,
    account: account.id,
    person: person.id,
    appointment,
    handover,
    run: run ?? '',
    verification: verification ?? '',
    import: job ?? '',
    file: file ?? '',
    session: session ?? '',
    token: token ?? '',
    notification: notification ?? '',
    download: download ?? '',
    view,
    change: change ?? '',
    attachment: rows[0]?.id ?? '',
  }
}
