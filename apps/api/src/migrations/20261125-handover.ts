import { Migration } from '@mikro-orm/migrations'

/** What somebody leaves to others when an appointment of theirs ends, and who took it over. */
export class Handover20261125 extends Migration {
  override up(): void {
    this.addSql(`
create table handover_item (
  id uuid primary key,
  -- The appointment that ends, and its unit.
  appointment_id uuid not null references appointment,
  org_id uuid not null references org,
  kind text not null check (kind in ('post', 'stand_in', 'account', 'token', 'planned_change')),
  -- Of what the kind says. No foreign key: what is to be handed over stays on the list when it is gone.
  object_id uuid not null,
  -- {"zh", "en"}, as it was called then.
  title jsonb not null,
  -- The first day without them.
  due_on date not null,
  opened_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  settled_by uuid references person,
  successor_id uuid references person,
  -- Why there is no successor, or what else is to be known.
  note text,
  unique (appointment_id, kind, object_id),
  check ((settled_at is null) = (settled_by is null)),
  check (settled_at is null or num_nonnulls(successor_id, note) > 0)
);
create index handover_item_open on handover_item (org_id) where settled_at is null;
alter table handover_item enable row level security, force row level security;
create policy subtree on handover_item using (exists (select from org o where o.id = org_id
  and o.path ~>=~ (select scope_from()) and o.path ~<~ (select scope_before())));
`)
  }
}
