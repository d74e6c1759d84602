import { Migration } from '@mikro-orm/migrations'

/** Fencing tokens of jobs; assessment runs: the facts they froze, their scores and lines, sealed for good. */
export class Runs20261122 extends Migration {
  override up(): void {
    this.addSql(fences)
    this.addSql(runs)
    this.addSql(facts)
    this.addSql(results)
    this.addSql(seals)
  }
}

/** A stale worker writes nothing: whoever writes holds the row of its key and compares the token it was given. */
const fences = `
create table job_fence (
  key text primary key,
  token bigint not null,
  -- Attempts that ended in a fault (kills don't count); past a limit the job is given up.
  faults integer not null default 0,
  taken_at timestamptz not null default clock_timestamp()
);
`

const runs = `
create table assessment_run (
  id uuid primary key,
  -- Number in the keys of facts and results; short, never shown.
  no integer generated always as identity unique,
  kind text not null check (kind in ('trial', 'official', 'what_if')),
  -- The node below which units are assessed; null: all there are (command line).
  scope_org_id uuid references org,
  year smallint not null,
  -- Facts at or after this instant are unknown to the run.
  cutoff_at timestamptz not null,
  -- The edition that states the annual rules, and all stacked ones from the root down:
  -- [{"id", "version", "digest", "nodeCode", "attachedFrom"}], the changes of a what-if last of all.
  edition_id text not null,
  edition_version integer not null,
  layers jsonb not null,
  changes jsonb not null default '[]',
  base_run_id uuid references assessment_run,
  -- Number of the run whose frozen facts are scored; null: its own.
  facts_run_no integer,
  -- Counts of posts were taken from: rollups kept at ingest, or the posts themselves. Both give the same facts.
  facts_from text not null check (facts_from in ('rollups', 'posts')),
  enquiries_over_hours smallint not null,
  state text not null check (state in ('planned', 'freezing', 'scoring', 'sealing', 'sealed', 'cancelled', 'failed')),
  -- The same request is the same run, unless it is repeated on purpose.
  request_key text not null,
  repetition integer not null default 0,
  requested_by uuid references person,
  requested_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  cancel_requested_at timestamptz,
  units_total integer,
  accounts_total integer,
  -- Units 0 … units_done - 1 (by code) are scored and stored.
  units_done integer not null default 0,
  accounts_done integer not null default 0,
  lines integer not null default 0,
  unknowns integer not null default 0,
  vetoed integer not null default 0,
  seconds jsonb not null default '{}',
  calendar_version text,
  engine_version text,
  rulebook_digest text,
  facts_digest text,
  result_digest text,
  failure jsonb
);
create unique index assessment_run_request on assessment_run (request_key, repetition)
  where state not in ('cancelled', 'failed');
create index assessment_run_scope on assessment_run (scope_org_id, year, no desc);
create index assessment_run_base on assessment_run (base_run_id) where base_run_id is not null;

-- A later official run of the same scope and year takes the place of a sealed one; both stay as they are.
create table run_supersession (
  run_id uuid primary key references assessment_run,
  superseded_by uuid not null unique references assessment_run,
  superseded_at timestamptz not null default clock_timestamp(),
  check (run_id <> superseded_by)
);
`

/**
 * Frozen facts: all that the score looks at, so that a run can be repeated after the tables behind it have moved on. No foreign keys: a
 * check per row would cost as much as the row, and rows are only ever written and removed together with their run.
 */
const facts = `
create type finding_fact as (
  code text, indicator text, level text, occurrences integer,
  found_at timestamptz, notified_at timestamptz, rectified_at timestamptz
);
create type enquiry_fact as (external_id text, received_at timestamptz, replied_at timestamptz);
create type gap_fact as (from_on date, to_on date);
create type inspection_fact as (account_code text, level text, inspected_on date, result text);
create type commendation_fact as (awarded_on date, level text, title text);

create table run_unit_facts (
  run_no integer not null,
  -- From 0 by code.
  unit_no integer not null,
  org_id uuid not null,
  code text collate "C" not null,
  category text not null,
  accounts integer not null,
  findings finding_fact[],
  commendations commendation_fact[],
  inspections inspection_fact[],
  primary key (run_no, unit_no)
);

create table run_account_facts (
  run_no integer not null,
  unit_no integer not null,
  account_id uuid not null,
  code text collate "C" not null,
  platform text not null,
  live_on date not null,
  closed_on date,
  week_posts smallint[] not null,
  month_posts smallint[] not null,
  originals integer not null,
  gaps gap_fact[],
  enquiries enquiry_fact[],
  findings finding_fact[],
  primary key (run_no, unit_no, account_id)
);
`

/**
 * Points are ten-thousandths of a point; exact fractions are text, numerator/denominator; numerics are rounded half up for reading.
 * Lines stand in the row of whose they are: they are written, read and sealed with it, and cost no keys of their own. Who wants to
 * look at them one by one reads the view \`run_line\`.
 */
const results = `
create table run_unit_score (
  run_no integer not null,
  unit_no integer not null,
  org_id uuid not null,
  code text collate "C" not null,
  category text not null,
  accounts integer not null,
  veto text,
  qualified boolean,
  score_exact text not null,
  score numeric(12, 2) not null,
  -- [{"indicator", "occurrences", "points", "evidence": {"kind", "keys"}}]: the unit's own, not those of its accounts.
  lines jsonb not null,
  facts_digest bytea not null,
  result_digest bytea not null,
  primary key (run_no, unit_no)
);
-- The run first, here as everywhere: what a run adds lies together, where an index by unit or account would be touched all over.
create unique index run_unit_score_org on run_unit_score (run_no, org_id);

-- The standing of each unit among those of its category, written once all are scored.
create table run_unit_rank (
  run_no integer not null,
  category text not null,
  rank integer not null,
  unit_no integer not null,
  final_exact text not null,
  final numeric(12, 2) not null,
  primary key (run_no, category, rank, unit_no),
  unique (run_no, unit_no)
);

create table run_account_score (
  run_no integer not null,
  unit_no integer not null,
  account_id uuid not null,
  code text collate "C" not null,
  -- Points by group of rules, after its cap.
  deductions jsonb not null,
  bonus integer not null,
  score integer not null,
  lines jsonb not null,
  -- What could not be judged: [{"indicator", "evidence"}], the evidence names the periods.
  unknowns jsonb not null,
  primary key (run_no, account_id)
);
create index run_account_score_unit on run_account_score (run_no, unit_no);

create view run_line as
  select run_no, unit_no, account_id, indicator, unknown, coalesce(occurrences, 0) as occurrences,
    coalesce(points, 0) as points, evidence->>'kind' as evidence_kind,
    array(select jsonb_array_elements_text(evidence->'keys')) as evidence_keys
  from (
    -- Null: a line of the unit itself.
    select run_no, unit_no, null::uuid as account_id, false as unknown, lines from run_unit_score
    union all select run_no, unit_no, account_id, false, lines from run_account_score
    -- What could not be judged has neither occurrences nor points.
    union all select run_no, unit_no, account_id, true, unknowns from run_account_score
  ) as owner
  cross join lateral jsonb_to_recordset(lines) as line (indicator text, occurrences integer, points bigint, evidence jsonb);
`

const bulk = ['run_unit_facts', 'run_account_facts', 'run_unit_score', 'run_unit_rank', 'run_account_score']

/** What is sealed stays: rows of a run are added and removed only before its seal, and never changed. */
const seals = `
create function refuse_change_of_sealed_run() returns trigger language plpgsql as $$
begin
  raise exception 'assessment run % is sealed', old.id using errcode = 'restrict_violation';
end $$;
create trigger assessment_run_sealed before update or delete on assessment_run
  for each row when (old.state = 'sealed') execute function refuse_change_of_sealed_run();
create trigger assessment_run_kept before truncate on assessment_run
  for each statement execute function refuse_change();
create trigger run_supersession_append_only before update or delete or truncate on run_supersession
  for each statement execute function refuse_change();

create function refuse_rows_of_sealed_run() returns trigger language plpgsql as $$
declare
  sealed uuid;
begin
  select r.id into sealed from assessment_run r
    where r.state = 'sealed' and r.no in (select distinct c.run_no from changed c) limit 1;
  if found then
    raise exception 'assessment run % is sealed', sealed using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
${bulk
  .map(
    (table) => `
create trigger ${table}_unchanged before update or truncate on ${table}
  for each statement execute function refuse_change();
create trigger ${table}_no_more after insert on ${table}
  referencing new table as changed for each statement execute function refuse_rows_of_sealed_run();
create trigger ${table}_no_less after delete on ${table}
  referencing old table as changed for each statement execute function refuse_rows_of_sealed_run();`,
  )
  .join('')}
`
