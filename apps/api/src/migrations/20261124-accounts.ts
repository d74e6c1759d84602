import { Migration } from '@mikro-orm/migrations'

/** The file of an account: how it is found on its platform, followers, what was changed in it, exemptions from the rules of registration. */
export class Accounts20261124 extends Migration {
  override up(): void {
    this.addSql(file)
    this.addSql(activity)
    this.addSql(history)
  }
}

const file = `
alter table account
  add column handle text,
  add column url text;
create index account_handle on account using gin (handle gin_trgm_ops) where handle is not null;
`

/**
 * Kept by the importer, which alone brings posts and messages: lists are filtered and ordered by them, and policies of
 * another table would be asked row by row.
 */
const activity = `
alter table account
  add column last_post_on date,
  add column unreplied_messages integer not null default 0;
create index message_unreplied on message (account_id, day) where replied_at is null;

update account set last_post_on = latest.day
from (select account_id, max(day) as day from post group by account_id) latest where latest.account_id = account.id;
update account set unreplied_messages = waiting.count
from (select account_id, count(*)::integer as count from message where replied_at is null group by account_id) waiting
where waiting.account_id = account.id;

create index account_by_name on account (name, code);
create index account_by_live_on on account (live_on, code);
-- Those that never posted come before all others.
create index account_by_last_post on account (coalesce(last_post_on, date '1900-01-01'), code);
create index account_unreplied on account (unreplied_messages, code) where unreplied_messages > 0;
`

const within = (table: string): string => `
alter table ${table} enable row level security, force row level security;
create policy subtree on ${table} using (exists (select from account a where a.id = ${table}.account_id));`

const history = `
create table account_followers (
  account_id uuid not null references account,
  counted_on date not null,
  followers integer not null check (followers >= 0),
  primary key (account_id, counted_on)
);

-- What people changed in a file; what an import changed is told by the import.
create table account_change (
  id uuid primary key,
  account_id uuid not null references account,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid references person,
  -- The version that came of it.
  version integer not null,
  -- {"field": {"before": …, "after": …}}
  changes jsonb not null
);
create index account_change_account on account_change (account_id, version desc, id desc);

-- A rule of registration that an account need not follow, why, and who said so.
create table account_exemption (
  id uuid primary key,
  account_id uuid not null references account,
  rule_key text not null,
  reason text not null,
  granted_at timestamptz not null default clock_timestamp(),
  granted_by uuid not null references person
);
create index account_exemption_account on account_exemption (account_id, granted_at);
${['account_followers', 'account_change', 'account_exemption'].map(within).join('')}
create trigger account_change_append_only before update or delete or truncate on account_change
  for each statement execute function refuse_change();
create trigger account_exemption_append_only before update or delete or truncate on account_exemption
  for each statement execute function refuse_change();
`
