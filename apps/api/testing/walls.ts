/** Tables without policies, and why. */
export const open: Readonly<Record<string, string>> = {
  audit_checkpoint: 'digests',
  audit_stream: 'digests',
  audit_verification: 'of the trail as a whole',
  holiday_notice: 'of the installation',
  job_fence: 'out of reach',
  rulebook_edition: 'published regulations',
  schema_migration: 'out of reach',
  sign_in_attempt: 'before anybody is signed in',
  sign_in_policy: 'of the installation',
  work_calendar: 'of the installation',
}

/** Filled by COPY, or by triggers on the owner's behalf, which PostgreSQL refuses where policies hold for the owner: enabled, not forced. */
export const copied = ['org_period', 'run_account_score', 'run_unit_rank', 'run_unit_score']

/** Seen before there is a scope: by what is found here somebody is signed in. */
export const seenBySigningIn = [
  'api_token',
  'appointment',
  'former_password',
  'invitation',
  'known_device',
  'person',
  'person_identity',
  'recovery_code',
  'session',
  'sign_in_step',
  'totp',
]

export const orgs = `select id from org where path like $1 || '%'`
const accounts = `select id from account where org_path like $1 || '%'`
export const units = (table: string) => `select run_no, unit_no from ${table} where org_id in (${orgs})`
/** Who belongs to a unit there, or holds or held an appointment. */
const people = `select person_id from appointment where org_id in (${orgs}) union select id from person where home_org_id in (${orgs})`
const jobs = `select id from import_job where org_id in (${orgs})`

/** What lies within the subtree of $1 (and belongs to the person $2, where it belongs to one), told in another way than the policies tell it. */
export const within: Readonly<Record<string, string>> = {
  account: `id in (${accounts})`,
  account_obligation: `account_id in (${accounts})`,
  account_change: `account_id in (${accounts})`,
  account_exemption: `account_id in (${accounts})`,
  account_followers: `account_id in (${accounts})`,
  account_year: `account_id in (${accounts})`,
  api_token: `person_id in (${people}) or org_id in (${orgs})`,
  appointment: 'true',
  assessment_run: `scope_org_id in (${orgs}) or kind = 'official' and state = 'sealed' and
    scope_org_id in (select id from org where $1 like path || '%')`,
  audit_entry: `person_id = $2 or org_id in (${orgs})`,
  commendation: `org_id in (${orgs})`,
  display_settings: 'person_id = $2',
  download: 'person_id = $2',
  feed_gap: `account_id in (${accounts})`,
  finding: `org_id in (${orgs}) or account_id in (${accounts})`,
  former_password: `person_id in (${people})`,
  handover_item: `org_id in (${orgs})`,
  idempotency: 'person_id = $2',
  import_error: `job_id in (${jobs})`,
  import_job: `id in (${jobs})`,
  import_job_file: `job_id in (${jobs})`,
  invitation: `person_id in (${people})`,
  known_device: `person_id in (${people})`,
  list_view: `owner_id = $2 or shared_org_id in (select id from org where $1 like path || '%')`,
  list_view_default: 'person_id = $2',
  message: `account_id in (${accounts})`,
  message_body: `account_id in (${accounts})`,
  notification: 'person_id = $2',
  org_change: `org_id in (${orgs}) or target_id in (${orgs})`,
  org_period: `org_id in (${orgs})`,
  org: `path like $1 || '%' or $1 like path || '%'`,
  person: 'true',
  person_identity: `person_id in (${people})`,
  post: `account_id in (${accounts})`,
  post_body: `account_id in (${accounts})`,
  recovery_code: `person_id in (${people})`,
  rulebook_attachment: `org_id in (${orgs}) or org_id in (select id from org where $1 like path || '%')`,
  run_account_facts: `(run_no, unit_no) in (${units('run_unit_facts')})`,
  run_account_score: `(run_no, unit_no) in (${units('run_unit_score')})`,
  run_supersession: `run_id in (select id from assessment_run where scope_org_id in (select id from org where $1 like path || '%'))`,
  run_unit_facts: `org_id in (${orgs})`,
  run_unit_rank: `(run_no, unit_no) in (${units('run_unit_score')})`,
  run_unit_score: `org_id in (${orgs})`,
  run_verification: `run_id in (select id from assessment_run where scope_org_id in (${orgs}) or kind = 'official' and state = 'sealed' and
    scope_org_id in (select id from org where $1 like path || '%'))`,
  session: `person_id in (${people})`,
  sign_in_step: `person_id in (${people})`,
  stored_file: `uploaded_by = $2 or id in (select file_id from import_job_file where job_id in (${jobs}))`,
  stored_file_chunk: `file_id in (select id from stored_file where uploaded_by = $2
    or id in (select file_id from import_job_file where job_id in (${jobs})))`,
  totp: `person_id in (${people})`,
  upper_inspection: `account_id in (${accounts})`,
}

/** Nobody may change these over the API; the worker writes them. */
export const onlyRead = [
  'account_followers',
  'account_year',
  'commendation',
  'feed_gap',
  'finding',
  'message',
  'message_body',
  'org_period',
  'post',
  'post_body',
  'run_account_facts',
  'run_account_score',
  'run_supersession',
  'run_unit_facts',
  'run_unit_rank',
  'run_unit_score',
  'upper_inspection',
  'work_calendar',
]

/** Of these only one's own are seen, whatever the scope. */
export const personal = [
  'display_settings',
  'download',
  'idempotency',
  'list_view',
  'list_view_default',
  'notification',
  'stored_file',
  'stored_file_chunk',
]

/** What of a table somebody at a node may change, where that is less than what they see. */
export const changeable: Readonly<Record<string, string>> = {
  org: `path like $1 || '%'`,
  assessment_run: `scope_org_id in (${orgs})`,
  rulebook_attachment: `org_id in (${orgs})`,
  appointment: `org_id in (${orgs})`,
  person: `id in (${people})`,
}

/** Rows of the sibling: $1 is a fresh id, $2 its path; ORG and PERSON stand for its node and its person. */
export const ofTheSibling: readonly (readonly [what: string, statement: string])[] = [
  [
    'a unit below the sibling',
    `insert into org (id, code, name, kind, path) select $1::uuid, 'N', 'n', 'department', $2 || '9999/'`,
  ],
  [
    'an account of the sibling',
    `insert into account (id, code, org_id, org_path, platform, name, live_on) select $1::uuid, 'N', id, path, 'weibo', 'n', '2025-01-01' from named_org('ORG') where path = $2`,
  ],
  [
    'an appointment at the sibling',
    `insert into appointment (id, person_id, org_id, role, from_on) select $1::uuid, 'PERSON', 'ORG', 'leader', '2025-01-01' where $2 <> ''`,
  ],
  [
    'a run of the sibling',
    `insert into assessment_run (id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers, facts_from, enquiries_over_hours, state, request_key) select $1::uuid, 'trial', 'ORG', 2025, now(), 'x', 1, '[]', 'posts', 24, 'planned', 'k' where $2 <> ''`,
  ],
  [
    'an import of the sibling',
    `insert into import_job (id, dry_run, org_id, requested_by, appointment_id) select $1::uuid, true, 'ORG', 'PERSON', id from appointment where person_id = 'PERSON' and $2 <> ''`,
  ],
  [
    'a session of the sibling’s person',
    `insert into session (id, secret_hash, person_id, appointment_id, expires_at) select $1::uuid, sha256($2::bytea), 'PERSON', id, now() from appointment where person_id = 'PERSON'`,
  ],
  [
    'a token of the sibling’s person',
    `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at) select $1::uuid, sha256($2::bytea), 'PERSON', 'ORG', 'n', 'read_only', now() + interval '1 day'`,
  ],
  [
    'a second factor of the sibling’s person',
    `insert into recovery_code (person_id, code_hash) select 'PERSON', sha256(($1::uuid::text || $2)::bytea)`,
  ],
  [
    'a link for the sibling’s person',
    `insert into invitation (secret_hash, person_id, expires_at) select sha256(($1::uuid::text || $2)::bytea), 'PERSON', now()`,
  ],
  [
    'a file of the sibling',
    `insert into stored_file (id, name, size, sha256, uploaded_by) select $1::uuid, 'a', 1, '', 'PERSON' where $2 <> ''`,
  ],
]
