import { Migration } from '@mikro-orm/migrations'

/** The database tells at once whose access has changed; the trail and what belongs to people stand behind the second wall. */
export class Walls20261124 extends Migration {
  override up(): void {
    this.addSql(tellAccess)
    this.addSql(trail)
    this.addSql(belongings)
    this.addSql(people)
  }
}

/**
 * Told by the tables themselves, so that no way of changing them forgets it, be it a command line or the owner by hand;
 * PostgreSQL tells the same only once a transaction, and nothing of one that is rolled back.
 */
const tellAccess = `
create function tell_access() returns trigger language plpgsql as $$
begin
  perform pg_notify('zhengmei', json_build_object('topic', 'access', 'id',
    case tg_table_name when 'person' then to_jsonb(new)->>'id' else coalesce(to_jsonb(new)->>'person_id', 'everybody') end)::text);
  return null;
end $$;

create trigger session_tells after update on session for each row
  when (old.ended_at is distinct from new.ended_at or old.appointment_id is distinct from new.appointment_id
    or old.secret_hash is distinct from new.secret_hash)
  execute function tell_access();
create trigger appointment_tells after update on appointment for each row
  when ((old.role, old.org_id, old.from_on, old.to_on) is distinct from (new.role, new.org_id, new.from_on, new.to_on))
  execute function tell_access();
create trigger person_tells after update on person for each row
  when (old.disabled_at is distinct from new.disabled_at)
  execute function tell_access();
create trigger org_tells after update on org for each row
  when (old.path is distinct from new.path)
  execute function tell_access();
create trigger sign_in_policy_tells after insert or update on sign_in_policy for each row
  execute function tell_access();
`

const within = (path: string): string =>
  `${path} ~>=~ (select scope_from()) and ${path} ~<~ (select scope_before())`

/**
 * Read by whoever keeps every tree, below by the node at which somebody acted, and one's own doings; written on
 * whoever's behalf, also for one who isn't let in. The hash before an entry may be that of one which isn't seen.
 */
const trail = `
alter table audit_entry enable row level security, force row level security;
create policy readers on audit_entry for select using (
  (select scope_from()) = '' or person_id = (select scope_person()) or org_id in (select id from org o where ${within('o.path')}));
create policy writers on audit_entry for insert with check (true);

create function audit_hash_before(stream text, seq bigint) returns bytea
  stable security definer set search_path = pg_catalog, public language sql as $$
  select e.hash from public.audit_entry e
  where e.stream = audit_hash_before.stream and e.seq = audit_hash_before.seq - 1 $$;
`

/** Whoever holds or held an appointment in the subtree, or belongs to a unit there. */
const personWithin = (id: string): string => `
  exists (select from appointment a join org o on o.id = a.org_id where a.person_id = ${id} and ${within('o.path')})
  or exists (select from person p join org o on o.id = p.home_org_id where p.id = ${id} and ${within('o.path')})`

/**
 * One's own, and those of people within the subtree. Somebody is signed in by what is found here, so on nobody's behalf
 * all is found: a statement of somebody signed in that forgets its bounds is what the wall is for.
 */
const ofPeople = (table: string, more = ''): string => `
alter table ${table} enable row level security, force row level security;
create policy belongings on ${table} using (
  (select scope_person()) is null or person_id = (select scope_person()) or (select scope_from()) = '' ${more}
  or ${personWithin(`${table}.person_id`)});`

const belongings = [
  'session',
  'known_device',
  'sign_in_step',
  'invitation',
  'person_identity',
  'totp',
  'recovery_code',
  'former_password',
]
  .map((table) => ofPeople(table))
  .concat(
    ofPeople('api_token', `or exists (select from org o where o.id = org_id and ${within('o.path')})`),
    `
alter table idempotency enable row level security, force row level security;
create policy belongings on idempotency using (person_id = (select scope_person()));`,
  )
  .join('')

/** Names of people are told wherever something visible names them; changed are those within the subtree, and oneself. */
const people = `
alter table person enable row level security, force row level security;
create policy readers on person for select using (true);
create policy makers on person for insert with check (true);
create policy changers on person for update using (
  (select scope_person()) is null or id = (select scope_person()) or (select scope_from()) = ''
  or exists (select from appointment a join org o on o.id = a.org_id where a.person_id = person.id and ${within('o.path')})
  or exists (select from org o where o.id = home_org_id and ${within('o.path')})) with check (true);
`
