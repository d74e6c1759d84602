import { Migration } from '@mikro-orm/migrations'

/** The audit trail becomes a hash chain by stream; who acted is kept as it was; checkpoints and verifications of it. */
export class Audit20261123 extends Migration {
  override up(): void {
    this.addSql(columns)
    this.addSql(chain)
    this.addSql(canonicalForm)
    this.addSql(existingEntries)
    this.addSql(writing)
    this.addSql(reading)
    this.addSql(checking)
  }
}

const columns = `
alter table audit_entry
  add column stream text check (stream ~ '^[a-z][a-z_]{0,39}$'),
  add column seq bigint check (seq > 0),
  add column hash bytea check (length(hash) = 32),
  -- Who acted, as it was then: a later rename or move doesn't change what was. No foreign key on the node for the same reason.
  add column login text,
  add column person_name text,
  add column role text,
  add column org_id uuid,
  add column org_name text,
  add column user_agent text;
`

const chain = `
-- The last entry of each stream. Written by the trigger alone.
create table audit_stream (
  stream text primary key,
  seq bigint not null,
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null
);
`

/** What is hashed of an entry; docs/decisions/audit-is-a-hash-chain.md tells it byte by byte, the domain holds it a second time for the verifier. */
const canonicalForm = `
create function audit_field(value text) returns text language sql immutable parallel safe as $$
  select coalesce(octet_length(value)::text || ':' || value, '-') || E'\\n'
$$;

create function audit_canonical(e audit_entry) returns bytea language sql stable parallel safe as $$
  select convert_to(
    audit_field('1') || audit_field(e.stream) || audit_field(e.seq::text)
      || audit_field(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_field(e.person_id::text) || audit_field(e.login) || audit_field(e.person_name)
      || audit_field(e.appointment_id::text) || audit_field(e.role)
      || audit_field(e.org_id::text) || audit_field(e.org_name)
      || audit_field(e.action) || audit_field(e.object_type) || audit_field(e.object_id)
      || audit_field(e.before::text) || audit_field(e.after::text)
      || audit_field(e.request_id) || audit_field(e.address) || audit_field(e.user_agent),
    'UTF8')
$$;
`

/** Entries of an earlier version get their places, in the order in which they were written; who acted stays as ids, for names may have changed since. */
const existingEntries = `
alter table audit_entry disable trigger audit_entry_append_only;
do $$
declare
  e audit_entry;
  head audit_stream;
begin
  for e in select * from audit_entry order by id loop
    e.stream := case split_part(e.action, '.', 1)
      when 'session' then 'identity'
      when 'person' then 'identity'
      when 'run' then 'assessment'
      when 'import' then 'dataset'
      else 'other' end;
    insert into audit_stream (stream, seq, hash, at)
      values (e.stream, 0, decode(repeat('00', 32), 'hex'), e.at) on conflict do nothing;
    select * into head from audit_stream where stream = e.stream;
    e.seq := head.seq + 1;
    e.hash := sha256(head.hash || audit_canonical(e));
    update audit_entry set stream = e.stream, seq = e.seq, hash = e.hash where id = e.id;
    update audit_stream set seq = e.seq, hash = e.hash, at = e.at where stream = e.stream;
  end loop;
end $$;
alter table audit_entry enable trigger audit_entry_append_only;

alter table audit_entry
  alter column stream set not null, alter column seq set not null, alter column hash set not null;
create unique index audit_entry_place on audit_entry (stream, seq);
`

/**
 * Whoever inserts an entry says what was done; its place, its time, its hash and the names come from here, with the right of the
 * owner. One lock for all streams, held until commit, and so a transaction may write to several in any order without ever waiting
 * in a circle. Ids are drawn under the lock: their order is that of the commits.
 */
const writing = `
create function audit_take_place() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  head audit_stream;
begin
  perform pg_advisory_xact_lock(7365213049);
  insert into audit_stream (stream, seq, hash, at)
    values (new.stream, 0, decode(repeat('00', 32), 'hex'), clock_timestamp()) on conflict do nothing;
  select * into strict head from audit_stream where stream = new.stream for update;
  new.id := nextval('audit_entry_id_seq');
  new.at := clock_timestamp();
  new.seq := head.seq + 1;
  select p.login, p.name into new.login, new.person_name from person p where p.id = new.person_id;
  select a.role, a.org_id, o.name into new.role, new.org_id, new.org_name
    from appointment a left join org o on o.id = a.org_id where a.id = new.appointment_id;
  new.hash := sha256(head.hash || audit_canonical(new));
  update audit_stream set seq = new.seq, hash = new.hash, at = new.at where stream = new.stream;
  return new;
end $$;
create trigger audit_entry_place before insert on audit_entry
  for each row execute function audit_take_place();
`

const reading = `
create index audit_entry_person on audit_entry (person_id, id);
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_stream on audit_entry (stream, id);
create index audit_entry_address on audit_entry (address, id);
create index audit_entry_request on audit_entry (request_id) where request_id is not null;
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_text on audit_entry using gin ((
  coalesce(person_name, '') || ' ' || coalesce(login, '') || ' ' || object_id || ' '
    || coalesce(before::text, '') || ' ' || coalesce(after::text, '')) gin_trgm_ops);
`

const checking = `
-- A signed list of heads, one a day; what is signed is the body to the byte.
create table audit_checkpoint (
  day date primary key,
  at timestamptz not null default clock_timestamp(),
  body text not null
);
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint
  for each statement execute function refuse_change();

create table audit_verification (
  id uuid primary key,
  requested_by uuid not null references person,
  requested_at timestamptz not null default now(),
  state text not null default 'planned' check (state in ('planned', 'running', 'done', 'failed')),
  checked bigint not null default 0,
  total bigint,
  finished_at timestamptz,
  result jsonb
);
create index audit_verification_requested on audit_verification (requested_at desc, id desc);
`
