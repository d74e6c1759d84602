import { Migration } from '@mikro-orm/migrations'

/** Units have a history by day, changes that are planned or done, and an end; accounts of units that ended need a place. */
export class Organisation20261124 extends Migration {
  override up(): void {
    this.addSql(units)
    this.addSql(history)
    this.addSql(changes)
    this.addSql(obligations)
  }
}

const units = `
alter table org
  -- The first day on which it is no more; its row stays, and what belongs to it.
  add column abolished_on date,
  add column merged_into_id uuid references org,
  add constraint org_merged check (merged_into_id is null or abolished_on is not null);
create index org_merged_into on org (merged_into_id) where merged_into_id is not null;

-- A new unit without a path is placed below its parent before row-level security looks where it stands.
create function place_below_parent() returns trigger language plpgsql as $$
begin
  new.path := coalesce((select path from org where id = new.parent_id), '') || new.no || '/';
  return new;
end $$;
create trigger org_placed before insert on org for each row when (new.path is null) execute function place_below_parent();
`

/**
 * What a unit was called, what it was and where it stood, day by day. Whatever changes a unit continues its history:
 * `zhengmei.effective_on` dates the change; without it a new unit has been there since ever, and a change begins today.
 */
const history = `
create table org_period (
  org_id uuid not null references org,
  -- Inclusive; 0001-01-01 is since ever.
  from_on date not null,
  -- Exclusive; null: until further notice. A period that ended on its first day was in force on none.
  to_on date check (to_on >= from_on),
  name text not null,
  kind text not null,
  parent_id uuid references org,
  line_parent_id uuid references org,
  category text,
  primary key (org_id, from_on)
);
create unique index org_period_present on org_period (org_id) where to_on is null;
create index org_period_parent on org_period (parent_id, from_on);
create index org_period_name on org_period using gin (name gin_trgm_ops);
insert into org_period (org_id, from_on, name, kind, parent_id, line_parent_id, category)
  select id, date '0001-01-01', name, kind, parent_id, line_parent_id, category from org;

alter table org_period enable row level security;
create policy subtree on org_period using (exists (select from org o where o.id = org_id
  and o.path ~>=~ (select scope_from()) and o.path ~<~ (select scope_before())));

create function effective_on() returns date stable language sql as $$
  select nullif(current_setting('zhengmei.effective_on', true), '')::date $$;

-- They write on behalf of whoever may change the unit, who otherwise only reads its history.
create function begin_history() returns trigger
  security definer set search_path = pg_catalog, public, pg_temp language plpgsql as $$
begin
  insert into public.org_period (org_id, from_on, name, kind, parent_id, line_parent_id, category)
    select id, coalesce(public.effective_on(), date '0001-01-01'), name, kind, parent_id, line_parent_id, category from added;
  return null;
end $$;
create trigger org_history_begun after insert on org referencing new table as added
  for each statement execute function begin_history();

create function continue_history() returns trigger
  security definer set search_path = pg_catalog, public, pg_temp language plpgsql as $$
declare
  present public.org_period;
  since date := coalesce(public.effective_on(), (now() at time zone 'Asia/Shanghai')::date);
  -- A category or kind that is put right without a day was wrong from the beginning of what is recorded.
  put_right boolean := public.effective_on() is null and (old.name, old.parent_id) is not distinct from (new.name, new.parent_id);
begin
  select * into present from public.org_period where org_id = new.id and to_on is null;
  if not found then
    return null;
  end if;
  since := greatest(since, present.from_on);
  if new.abolished_on is not null then
    update public.org_period set to_on = greatest(new.abolished_on, from_on) where org_id = new.id and to_on is null;
  elsif since = present.from_on or put_right then
    update public.org_period set name = new.name, kind = new.kind, parent_id = new.parent_id,
      line_parent_id = new.line_parent_id, category = new.category where org_id = new.id and to_on is null;
  else
    update public.org_period set to_on = since where org_id = new.id and to_on is null;
    insert into public.org_period (org_id, from_on, name, kind, parent_id, line_parent_id, category)
      values (new.id, since, new.name, new.kind, new.parent_id, new.line_parent_id, new.category);
  end if;
  return null;
end $$;
create trigger org_history_continued after update on org for each row
  when ((old.name, old.kind, old.parent_id, old.line_parent_id, old.category, old.abolished_on)
    is distinct from (new.name, new.kind, new.parent_id, new.line_parent_id, new.category, new.abolished_on))
  execute function continue_history();
`

const orgWithin = (id: string): string => `exists (select from org o where o.id = ${id}
  and o.path ~>=~ (select scope_from()) and o.path ~<~ (select scope_before()))`

/** What was decided about units: done, or planned for a day to come. */
const changes = `
create table org_change (
  id uuid primary key,
  kind text not null,
  -- The unit; of one that is yet to be created: null until it is.
  org_id uuid references org,
  -- The parent of a new or moved unit, the one that is merged into, the one that takes over the children.
  target_id uuid references org,
  details jsonb not null default '{}',
  -- What it was before, of what is said in the details.
  before jsonb,
  effective_on date not null,
  reason text,
  state text not null check (state in ('planned', 'done', 'withdrawn', 'failed')),
  requested_by uuid not null references person,
  appointment_id uuid not null references appointment,
  -- Within whose subtree it was decided; looked at again on its day.
  scope_org_id uuid not null references org,
  requested_at timestamptz not null default now(),
  settled_at timestamptz,
  withdrawn_by uuid references person,
  -- Why it could not be carried out on its day: a refusal.
  problem jsonb,
  check (num_nonnulls(org_id, target_id) > 0),
  check ((state = 'planned') = (settled_at is null)),
  check ((state = 'failed') = (problem is not null)),
  check ((state = 'withdrawn') = (withdrawn_by is not null))
);
create index org_change_org on org_change (org_id, effective_on, id);
create index org_change_target on org_change (target_id, effective_on, id);
create index org_change_due on org_change (effective_on) where state = 'planned';
alter table org_change enable row level security, force row level security;
create policy subtree on org_change using (
  (org_id is not null and ${orgWithin('org_id')}) or (target_id is not null and ${orgWithin('target_id')}));
`

/** Accounts whose host was merged or abolished: transfer, change or closure. */
const obligations = `
create table account_obligation (
  account_id uuid not null references account,
  -- The host that ended; it is over when the account has another, or is closed.
  org_id uuid not null references org,
  change_id uuid not null references org_change,
  arose_on date not null,
  primary key (account_id, org_id)
);
create index account_obligation_org on account_obligation (org_id);
alter table account_obligation enable row level security, force row level security;
create policy subtree on account_obligation using (exists (select from account a where a.id = account_id));
`
