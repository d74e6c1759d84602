import { Migration } from '@mikro-orm/migrations'

/** An entry of the trail names the token by which a program acted. */
export class Trust20261124 extends Migration {
  override up(): void {
    this.addSql(tokenOfEntry)
    this.addSql(canonicalForm)
    this.addSql(writing)
    this.addSql(reading)
  }
}

const tokenOfEntry = `
alter table audit_entry
  -- As it was called then. No foreign key: what was done stays done when the token is gone.
  add column token_id uuid,
  add column token_name text;
`

/** An entry that names no token keeps the form that it had, and with it its hash. */
const canonicalForm = `
create or replace function audit_canonical(e audit_entry) returns bytea language sql stable parallel safe as $$
  select convert_to(
    audit_field(case when e.token_id is null and e.token_name is null then '1' else '2' end)
      || audit_field(e.stream) || audit_field(e.seq::text)
      || audit_field(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_field(e.person_id::text) || audit_field(e.login) || audit_field(e.person_name)
      || audit_field(e.appointment_id::text) || audit_field(e.role)
      || audit_field(e.org_id::text) || audit_field(e.org_name)
      || audit_field(e.action) || audit_field(e.object_type) || audit_field(e.object_id)
      || audit_field(e.before::text) || audit_field(e.after::text)
      || audit_field(e.request_id) || audit_field(e.address) || audit_field(e.user_agent)
      || case when e.token_id is null and e.token_name is null then ''
         else audit_field(e.token_id::text) || audit_field(e.token_name) end,
    'UTF8')
$$;
`

const writing = `
create or replace function audit_take_place() returns trigger language plpgsql security definer
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
  select t.name into new.token_name from api_token t where t.id = new.token_id;
  new.hash := sha256(head.hash || audit_canonical(new));
  update audit_stream set seq = new.seq, hash = new.hash, at = new.at where stream = new.stream;
  return new;
end $$;
`

const reading = `
create index audit_entry_token on audit_entry (token_id, id) where token_id is not null;
`
