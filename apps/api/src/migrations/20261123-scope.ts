import { Migration } from '@mikro-orm/migrations'

/**
 * Row-level security: what a connection that isn't the owner's sees and writes depends on what its transaction said
 * of itself (`zhengmei.scope`, `zhengmei.person`); without a word it sees nothing. Policies name no role, so that a dump
 * can be restored under another owner; the owner's own policy and the privileges are put in place at every start.
 */
export class Scope20261123 extends Migration {
  override up(): void {
    this.addSql(whoAsks)
    this.addSql(organisations)
    this.addSql([...ofAccounts, ...ofRuns, ...others].map(guarded).join(''))
    this.addSql(appointments)
    this.addSql(`
      -- It would show the owner's rows otherwise.
      alter view run_line set (security_invoker = true);
      -- The appointment under which it was asked for: looked at again when it is performed.
      alter table assessment_run add column appointment_id uuid references appointment;
    `)
  }
}

/**
 * '/1/12/' stands for the subtree of 1/12/, '/' for every tree, anything else for nothing: a setting that was never made or
 * was made for another transaction reads as null or ''. Policies ask once a statement, by `(select …)`, so that bounds
 * of an index can be made of it.
 */
const whoAsks = `
create function scope_from() returns text stable parallel safe language sql as $$
  select case when current_setting('zhengmei.scope', true) like '/%'
    then substr(current_setting('zhengmei.scope', true), 2) end $$;

-- Behind the last path of the subtree: ':' comes after '9', '0' after '/'.
create function scope_before() returns text stable parallel safe language sql as $$
  select case scope_from() when '' then ':' else left(scope_from(), -1) || '0' end $$;

-- The paths of the node and of all above it, the root first.
create function scope_line() returns text[] stable parallel safe language sql as $$
  select coalesce(array_agg(array_to_string(steps[:depth], '/') || '/' order by depth), '{}')
  from (select string_to_array(rtrim(scope_from(), '/'), '/') as steps) as node,
    generate_series(1, cardinality(steps)) as depth $$;

create function scope_person() returns uuid stable parallel safe language sql as $$
  select nullif(current_setting('zhengmei.person', true), '')::uuid $$;
`

const within = (path: string): string =>
  `${path} ~>=~ (select scope_from()) and ${path} ~<~ (select scope_before())`

const orgWithin = (id: string): string =>
  `exists (select from org o where o.id = ${id} and ${within('o.path')})`
const accountWithin = (id: string): string => `exists (select from account a where a.id = ${id})`

/**
 * An organisation is seen from below as well: official runs, rulebooks and the way up hang on it; and one that something
 * visible names is found by its very id, wherever it stands, so that the name can be told.
 */
const organisations = `
alter table org enable row level security, force row level security;
create policy subtree on org using (${within('path')});
create policy line on org for select using (path = any ((select scope_line())::text[]));

create function named_org(wanted uuid) returns setof org
  stable rows 1 security definer set search_path = pg_catalog, public language sql as $$
  select * from public.org where id = wanted $$;
`

interface Guarded {
  readonly table: string
  /** What may be seen; and written, unless told otherwise. */
  readonly seen: string
  readonly written?: string
  /** The owner fills it by COPY, which PostgreSQL refuses on a table whose policies hold for the owner as well. */
  readonly copied?: true
}

const guarded = ({ table, seen, written, copied }: Guarded): string => `
alter table ${table} enable row level security${copied ? '' : ', force row level security'};
${
  written === undefined
    ? `create policy subtree on ${table} using (${seen});`
    : `create policy subtree on ${table} using (${written});
create policy readers on ${table} for select using (${seen});`
}`

const ofAccounts: readonly Guarded[] = [
  { table: 'account', seen: within('org_path') },
  ...['post', 'post_body', 'message', 'message_body', 'feed_gap', 'account_year', 'upper_inspection'].map(
    (table) => ({ table, seen: accountWithin(`${table}.account_id`) }),
  ),
  {
    table: 'finding',
    seen: `(account_id is not null and ${accountWithin('account_id')}) or (org_id is not null and ${orgWithin('org_id')})`,
  },
  { table: 'commendation', seen: orgWithin('org_id') },
]

/** What belongs to the result of a unit is seen with it, also when an account has moved to another since. */
const unitOf = (table: string, owner: string): string =>
  `exists (select from ${owner} u where u.run_no = ${table}.run_no and u.unit_no = ${table}.unit_no)`

const ofRuns: readonly Guarded[] = [
  {
    table: 'assessment_run',
    written: orgWithin('scope_org_id'),
    // Of scopes that hold the node, the official results.
    seen: `kind = 'official' and state = 'sealed' and exists (
      select from org o where o.id = scope_org_id and o.path = any ((select scope_line())::text[]))`,
  },
  {
    table: 'run_supersession',
    seen: 'exists (select from assessment_run r where r.id = run_id)',
  },
  { table: 'run_unit_facts', seen: orgWithin('org_id') },
  { table: 'run_account_facts', seen: unitOf('run_account_facts', 'run_unit_facts') },
  { table: 'run_unit_score', seen: orgWithin('org_id'), copied: true },
  { table: 'run_unit_rank', seen: unitOf('run_unit_rank', 'run_unit_score'), copied: true },
  { table: 'run_account_score', seen: unitOf('run_account_score', 'run_unit_score'), copied: true },
]

const others: readonly Guarded[] = [
  {
    table: 'rulebook_attachment',
    written: orgWithin('org_id'),
    // What is attached above holds below.
    seen: 'exists (select from org o where o.id = org_id)',
  },
  { table: 'import_job', seen: orgWithin('org_id') },
  { table: 'import_job_file', seen: 'exists (select from import_job j where j.id = job_id)' },
  { table: 'import_error', seen: 'exists (select from import_job j where j.id = job_id)' },
  {
    table: 'stored_file',
    written: 'uploaded_by = (select scope_person())',
    seen: 'exists (select from import_job_file used where used.file_id = stored_file.id)',
  },
  { table: 'stored_file_chunk', seen: 'exists (select from stored_file f where f.id = file_id)' },
]

/** Seen by whoever signs in, before there is a scope; given and ended only within one. */
const appointments = `
alter table appointment enable row level security, force row level security;
create policy subtree on appointment using (${orgWithin('org_id')});
create policy readers on appointment for select using (true);
`
