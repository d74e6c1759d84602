import { Migration } from '@mikro-orm/migrations'

/** Files that were uploaded, and imports of data sets with what was refused. */
export class Datasets20261122 extends Migration {
  override up(): void {
    this.addSql(files)
    this.addSql(jobs)
  }
}

/** Uploads live in the database, so that whichever process takes the job can read them. */
const files = `
create table stored_file (
  id uuid primary key,
  name text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null,
  uploaded_by uuid not null references person,
  uploaded_at timestamptz not null default now()
);
create index stored_file_uploaded on stored_file (uploaded_at);

create table stored_file_chunk (
  file_id uuid not null references stored_file on delete cascade deferrable initially deferred,
  no integer not null,
  bytes bytea not null,
  primary key (file_id, no)
);
-- Workbooks are packed already, and pieces are read one after the other.
alter table stored_file_chunk alter column bytes set storage external;
`

const jobs = `
create table import_job (
  id uuid primary key,
  state text not null default 'planned' check (state in ('planned', 'running', 'done', 'refused', 'cancelled', 'failed')),
  dry_run boolean not null,
  -- The subtree that may be touched; its path is looked up when the job runs.
  org_id uuid not null references org,
  requested_by uuid not null references person,
  appointment_id uuid not null references appointment,
  request_id text,
  address text,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz,
  stage text,
  rows_done bigint not null default 0,
  rows_total bigint,
  -- The report as the importer gives it, and why the job failed, as a refusal.
  report jsonb,
  failure jsonb
);
create index import_job_org on import_job (org_id);

create table import_job_file (
  job_id uuid not null references import_job,
  no smallint not null,
  name text not null,
  -- Null once the file was removed for its age.
  file_id uuid references stored_file on delete set null,
  primary key (job_id, no)
);
create index import_job_file_file on import_job_file (file_id);

-- At most the first ten thousand; the report counts all.
create table import_error (
  job_id uuid not null references import_job,
  no integer not null,
  file text not null,
  row integer not null,
  column_name text,
  value text,
  code text not null,
  reason_zh text not null,
  reason_en text not null,
  primary key (job_id, no)
);
`
