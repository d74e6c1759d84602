import { Migration } from '@mikro-orm/migrations'

/** Organisations, accounts, what they publish and receive, findings on them, rulebooks, people, audit. */
export class Base20261122 extends Migration {
  override up(): void {
    this.addSql(organisations)
    this.addSql(publications)
    this.addSql(supervision)
    this.addSql(rulebooks)
    this.addSql(people)
    this.addSql(trail)
  }
}

const organisations = `
create extension if not exists pg_trgm;

create table org (
  id uuid primary key,
  -- Number in paths; short, never shown.
  no bigint generated always as identity unique,
  code text not null unique,
  name text not null,
  kind text not null,
  parent_id uuid references org,
  line_parent_id uuid references org,
  -- Numbers of all ancestors by territory and the unit itself, each followed by '/': '1/12/305/'.
  path text collate "C" not null,
  category text,
  division_code text,
  resident_population bigint check (resident_population >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index org_path on org (path text_pattern_ops);
create index org_parent on org (parent_id, code);
create index org_line_parent on org (line_parent_id) where line_parent_id is not null;
create index org_name on org using gin (name gin_trgm_ops);

create table account (
  id uuid primary key,
  code text not null unique,
  org_id uuid not null references org,
  -- Copy of org.path, kept by the org feature, so that a subtree of accounts is one index range.
  org_path text collate "C" not null,
  platform text not null,
  media_type text not null default 'text',
  name text not null,
  certified_subject text,
  live_on date not null,
  closed_on date check (closed_on > live_on),
  main boolean not null default false,
  operator_id uuid references org,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_path on account (org_path text_pattern_ops, code);
create index account_platform_path on account (platform, org_path text_pattern_ops, code);
create index account_org on account (org_id, code);
create index account_operator on account (operator_id) where operator_id is not null;
create index account_name on account using gin (name gin_trgm_ops);
`

/**
 * Posts and messages: partitions by month of the local day, texts in tables of their own (scans for a year's facts stay narrow).
 * `(account_id, external_id)` is unique over all partitions by the importer, which is the only writer and holds one lock.
 * The account id is the distribution key should the tables ever be spread (Citus).
 */
const publications = `
create table post (
  account_id uuid not null references account,
  external_id text not null,
  published_at timestamptz not null,
  -- Local day (Asia/Shanghai), ISO week-year and ISO week, stored at ingest: grouping by a stored column costs half of converting time zones.
  day date not null,
  iso_year smallint not null,
  iso_week smallint not null,
  original boolean not null,
  reads integer check (reads >= 0),
  likes integer check (likes >= 0),
  shares integer check (shares >= 0),
  comments integer check (comments >= 0),
  primary key (account_id, external_id, day)
) partition by range (day);
create index post_account_day on post (account_id, day);
create table post_elsewhen partition of post default;

create table post_body (
  account_id uuid not null references account,
  external_id text not null,
  title text not null,
  source text,
  url text,
  primary key (account_id, external_id)
);

create table message (
  account_id uuid not null references account,
  external_id text not null,
  received_at timestamptz not null,
  day date not null,
  channel text,
  kind text not null,
  replied_at timestamptz check (replied_at >= received_at),
  primary key (account_id, external_id, day)
) partition by range (day);
create index message_account_day on message (account_id, day);
-- The candidates for a late reply: the annual run reads only these.
create index message_slow_enquiry on message (account_id, day)
  where kind = 'policy_enquiry' and (replied_at is null or replied_at - received_at > interval '24 hours');
create table message_elsewhen partition of message default;

create table message_body (
  account_id uuid not null references account,
  external_id text not null,
  text text,
  reply text,
  primary key (account_id, external_id)
);

-- Makes the monthly partitions of a table for every month from one day to another; months outside 2010-2049 stay in the default one.
create function ensure_month_partitions(parent text, first_day date, last_day date) returns void language plpgsql as $$
declare
  month date := greatest(date_trunc('month', first_day)::date, date '2010-01-01');
begin
  while month <= last_day and month < date '2050-01-01' loop
    if to_regclass(format('%I', parent || '_' || to_char(month, 'YYYY_MM'))) is null then
      execute format('create table %I partition of %I for values from (%L) to (%L)',
        parent || '_' || to_char(month, 'YYYY_MM'), parent, month, month + interval '1 month');
    end if;
    month := (month + interval '1 month')::date;
  end loop;
end $$;

-- Days on which the feed of posts is known to be broken, both inclusive.
create table feed_gap (
  account_id uuid not null references account,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  reason text,
  primary key (account_id, from_on, to_on)
);

-- Counts kept at ingest: weeks of the ISO week-year, months and originals (inside the live span) of the calendar year.
create table account_year (
  account_id uuid not null references account,
  year smallint not null,
  week_posts smallint[] not null,
  week_originals smallint[] not null,
  month_posts smallint[] not null,
  posts integer not null,
  originals integer not null,
  primary key (account_id, year)
);
`

const supervision = `
create table finding (
  id uuid primary key,
  code text not null unique,
  org_id uuid references org,
  account_id uuid references account,
  found_at timestamptz not null,
  level text not null,
  indicator text not null,
  occurrences integer not null default 1 check (occurrences >= 0),
  note text,
  evidence_url text,
  notified_at timestamptz check (notified_at >= found_at),
  rectified_at timestamptz check (rectified_at >= notified_at),
  check (num_nonnulls(org_id, account_id) = 1)
);
create index finding_account on finding (account_id, found_at) where account_id is not null;
create index finding_org on finding (org_id, found_at) where org_id is not null;

create table upper_inspection (
  account_id uuid not null references account,
  level text not null,
  inspected_on date not null,
  result text not null,
  primary key (account_id, level, inspected_on)
);

create table commendation (
  org_id uuid not null references org,
  awarded_on date not null,
  level text not null,
  title text not null,
  primary key (org_id, awarded_on, level, title)
);
`

const rulebooks = `
-- Published editions never change; a mended copy is a new version.
create table rulebook_edition (
  id text not null,
  version integer not null,
  body jsonb not null,
  digest text not null,
  published_at timestamptz not null default now(),
  primary key (id, version)
);

create table rulebook_attachment (
  org_id uuid not null references org,
  edition_id text not null,
  edition_version integer not null,
  attached_from date not null,
  primary key (org_id, edition_id, edition_version, attached_from),
  foreign key (edition_id, edition_version) references rulebook_edition
);
`

const people = `
create table person (
  id uuid primary key,
  login text not null unique,
  name text not null,
  password_hash text,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

-- A role at a node, from (inclusive) to (exclusive, null = open).
create table appointment (
  id uuid primary key,
  person_id uuid not null references person,
  org_id uuid not null references org,
  role text not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  created_at timestamptz not null default now()
);
create index appointment_person on appointment (person_id);
create index appointment_org on appointment (org_id);

-- Only the hash of a session's secret is stored.
create table session (
  id uuid primary key,
  secret_hash bytea not null unique,
  person_id uuid not null references person,
  appointment_id uuid references appointment,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text,
  user_agent text
);
create index session_person on session (person_id);

create table api_token (
  id uuid primary key,
  secret_hash bytea not null unique,
  person_id uuid not null references person,
  org_id uuid not null references org,
  name text not null,
  access text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- One-time links by which a person sets a password, e.g. the first administrator.
create table invitation (
  secret_hash bytea primary key,
  person_id uuid not null references person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
`

const trail = `
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  appointment_id uuid references appointment,
  action text not null,
  object_type text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  request_id text,
  address text
);
create index audit_entry_object on audit_entry (object_type, object_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger rulebook_edition_immutable before update or delete or truncate on rulebook_edition
  for each statement execute function refuse_change();

-- The outcome of a mutation that creates, by the key its caller chose.
create table idempotency (
  person_id uuid not null references person,
  key text not null,
  operation text not null,
  request_digest text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
`
