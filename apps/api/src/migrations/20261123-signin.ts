import { Migration } from '@mikro-orm/migrations'

const policy = `
-- What the security administrator has decided about signing in; without a row the product's own values hold.
create table sign_in_policy (
  the_only boolean primary key default true check (the_only),
  password_profile text not null,
  second_factor jsonb not null,
  idle_minutes integer not null check (idle_minutes between 5 and 1440),
  absolute_hours integer not null check (absolute_hours between 1 and 720),
  token_days integer not null check (token_days between 1 and 1096),
  version integer not null default 1,
  changed_by uuid references person,
  changed_at timestamptz not null default now()
);
`

const sessions = `
alter table session
  -- How the person proved who they are: password, oidc.
  add method text not null default 'password',
  -- The secret before the last rotation: requests that were on their way meanwhile may still use it for a moment.
  add earlier_secret_hash bytea,
  add rotated_at timestamptz;
create unique index session_earlier_secret on session (earlier_secret_hash) where earlier_secret_hash is not null;
create index session_known_address on session (person_id, address, created_at);

-- Browsers in which a person has signed in: their guesses are counted apart, so that strangers can't lock the owner out.
create table known_device (
  secret_hash bytea not null,
  person_id uuid not null references person,
  last_used_at timestamptz not null default now(),
  primary key (secret_hash, person_id)
);
create index known_device_person on known_device (person_id, last_used_at);

alter table sign_in_attempt
  -- What was guessed at: password, code.
  add kind text not null default 'password',
  -- The known device it came from.
  add device bytea;

-- A sign-in that is half done: the password was right, something else is to be done before there is a session.
create table sign_in_step (
  secret_hash bytea primary key,
  person_id uuid not null references person,
  step text not null,
  -- The password that was right; another one meanwhile ends the sign-in.
  password_hash text,
  -- Sealed: the secret being enrolled.
  totp_secret bytea,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_step_person on sign_in_step (person_id);
`

const passwords = `
alter table person add password_set_at timestamptz;
update person set password_set_at = now() where password_hash is not null;

-- Passwords a person had, hashed; the last few, as some policies forbid to choose them again.
create table former_password (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  password_hash text not null,
  replaced_at timestamptz not null default now()
);
create index former_password_person on former_password (person_id, id);
`

const secondFactor = `
-- 动态口令: the secret is sealed with a key that isn't in the database. No code of a time step up to last_step counts again.
create table totp (
  person_id uuid primary key references person,
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

create table recovery_code (
  person_id uuid not null references person,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
`

const tokens = `
alter table api_token
  add check (access in ('read_only', 'ingest_only')),
  add check (expires_at > created_at);
create index api_token_person on api_token (person_id, id);
create index api_token_org on api_token (org_id, id);
alter table import_job add token_id uuid references api_token;
`

const elsewhere = `
-- Who a person is at the identity provider of the office.
create table person_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person,
  created_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (person_id, issuer)
);
`

/** Ways to sign in: policy, known devices, second factor, API tokens, an identity provider. */
export class Signin20261123 extends Migration {
  override up(): void {
    for (const sql of [policy, sessions, passwords, secondFactor, tokens, elsewhere]) this.addSql(sql)
  }
}
