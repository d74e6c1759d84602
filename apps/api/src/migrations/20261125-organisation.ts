import { Migration } from '@mikro-orm/migrations'

/** How the obligation of an account was met; from when until when a rulebook is attached to a unit, by whom and why. */
export class Organisation20261125 extends Migration {
  override up(): void {
    this.addSql(settlements)
    this.addSql(attachments)
  }
}

/** An obligation is over when the account has another host or is closed; when somebody says so here, it is told how. */
const settlements = `
alter table account_obligation
  add column way text check (way in ('transfer', 'closure')),
  -- The first day on which the account has its new host, or is no longer live.
  add column settled_on date,
  add column successor_id uuid references org,
  -- Where and when the public was told.
  add column announcement text,
  add column settled_by uuid references person,
  add column settled_at timestamptz,
  add constraint account_obligation_settled check (
    num_nulls(way, settled_on, announcement, settled_by, settled_at) in (0, 5)),
  add constraint account_obligation_successor check ((successor_id is not null) = (way is not distinct from 'transfer'));
`

const attachments = `
alter table rulebook_attachment
  add column id uuid not null default gen_random_uuid(),
  -- Exclusive; null: until further notice.
  add column attached_to date,
  add column reason text,
  add column attached_by uuid references person,
  add column attached_at timestamptz,
  -- At which node it was decided; null: when the system was set up.
  add column decided_at_org_id uuid references org,
  add column end_reason text,
  add column ended_by uuid references person,
  add constraint rulebook_attachment_term check (attached_to > attached_from);
create unique index rulebook_attachment_id on rulebook_attachment (id);
`
