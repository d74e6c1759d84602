import { Migration } from '@mikro-orm/migrations'

/** What the frame of the console needs: finding units and accounts by name, code and initials; notifications; display settings. */
export class Shell20261124 extends Migration {
  override up(): void {
    this.addSql(initials)
    this.addSql(finding)
    this.addSql(notifications)
    this.addSql(settings)
  }
}

const initials = `
-- First letters of the name's pinyin, as they are typed to find it; null: not made yet, since the database knows no pinyin.
alter table org add initials text;
alter table account add initials text;

create function forget_initials() returns trigger language plpgsql as $$
begin
  new.initials := null;
  return new;
end $$;
create trigger forget_initials before update of name on org
  for each row when (old.name is distinct from new.name) execute function forget_initials();
create trigger forget_initials before update of name on account
  for each row when (old.name is distinct from new.name) execute function forget_initials();

create index org_without_initials on org (id) where initials is null;
create index account_without_initials on account (id) where initials is null;
create index org_initials on org (initials text_pattern_ops);
create index account_initials on account (initials text_pattern_ops);
create index org_initials_part on org using gin (initials gin_trgm_ops);
create index account_initials_part on account using gin (initials gin_trgm_ops);
create index org_name_start on org (name text_pattern_ops);
create index account_name_start on account (name text_pattern_ops);
create index org_code_start on org (code text_pattern_ops);
create index account_code_start on account (code text_pattern_ops);
`

/**
 * LIKE is not leakproof, so behind row-level security no trigram index would serve it. The function looks as the owner, and keeps to
 * the subtree of whoever asks by the very conditions that the policies are made of.
 *
 * @param table `org` or `account`.
 * @param path its column that holds the path.
 */
const named = (table: 'org' | 'account', path: string): string => `
create function ${table}s_called(typed text, part text, most integer) returns setof uuid
  stable security definer set search_path = pg_catalog, public language sql as $$
  with own as (select scope_from() as first, scope_before() as before, typed || chr(1114111) as beyond)
  (select t.id from public.${table} t, own where t.${path} ~>=~ own.first and t.${path} ~<~ own.before
     and t.code ~>=~ upper(typed) and t.code ~<~ upper(own.beyond) order by t.code using ~<~ limit most)
  union
  (select t.id from public.${table} t, own where t.${path} ~>=~ own.first and t.${path} ~<~ own.before
     and t.code ~>=~ typed and t.code ~<~ own.beyond order by t.code using ~<~ limit most)
  union
  (select t.id from public.${table} t, own where t.${path} ~>=~ own.first and t.${path} ~<~ own.before
     and t.name ~>=~ typed and t.name ~<~ own.beyond order by t.name using ~<~ limit most)
  union
  (select t.id from public.${table} t, own where t.${path} ~>=~ own.first and t.${path} ~<~ own.before
     and t.initials ~>=~ lower(typed) and t.initials ~<~ lower(own.beyond) order by t.initials using ~<~ limit most)
  union
  (select t.id from public.${table} t, own where t.${path} ~>=~ own.first and t.${path} ~<~ own.before
     and t.name ilike part limit most)
  union
  (select t.id from public.${table} t, own where t.${path} ~>=~ own.first and t.${path} ~<~ own.before
     and t.initials like lower(part) limit most)
$$;
`
const finding = named('org', 'path') + named('account', 'org_path')

const notifications = `
-- 站内消息: what a person is told. Written in the transaction of what it tells of; read by nobody else.
create table notification (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null,
  -- The words' values; no names that could change their meaning later.
  facts jsonb not null,
  object_id uuid,
  -- So that what comes true day by day is told once.
  once text,
  created_at timestamptz not null default now(),
  read_at timestamptz
);
create index notification_of_person on notification (person_id, id desc);
create index notification_unread on notification (person_id) where read_at is null;
create index notification_created on notification (created_at);
create unique index notification_once on notification (person_id, once) where once is not null;
alter table notification enable row level security, force row level security;
create policy own on notification using (person_id = (select scope_person()));
-- Who appoints somebody tells them.
create policy senders on notification for insert with check (true);
`

const settings = `
-- How a person wants the console, as the console spells it.
create table display_settings (
  person_id uuid primary key references person,
  settings jsonb not null,
  changed_at timestamptz not null default now()
);
alter table display_settings enable row level security, force row level security;
create policy own on display_settings using (person_id = (select scope_person()));
`
