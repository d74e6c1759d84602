import { Migration } from '@mikro-orm/migrations'

/** The database tells at once whose access has changed. */
export class Walls20261124 extends Migration {
  override up(): void {
    this.addSql(tellAccess)
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
