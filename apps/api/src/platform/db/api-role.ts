import { type ClientBase, escapeLiteral, type Pool } from 'pg'

/** The role as which API processes work: owner of nothing, so row-level security holds for it. */
export const apiRole = 'zhengmei_api'

/**
 * Lets the API's role exist and gives it what it needs and no more; puts in force the policy by which the owner is
 * exempt. Part of every start: privileges on later tables, a restore on another server, another owner.
 *
 * @param client connected as the owner of the tables.
 * @throws Error with the statements for a superuser, when the role is missing and the owner may not make it.
 */
export async function secureApiRole(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    'select exists (select from pg_roles where rolname = $1)',
    [apiRole],
  )
  if (!rows[0]?.exists) await makeRole(client)
  await beMember(client)
  await client.query(privileges)
}

/** SQLSTATE of what the role isn't allowed to do. */
const insufficientPrivilege = '42501'
/** Another process made it in the meantime. */
const alreadyThere = ['42710', '23505']

async function makeRole(client: ClientBase): Promise<void> {
  try {
    await client.query(`create role ${apiRole} nologin noinherit nosuperuser nobypassrls`)
  } catch (fault) {
    const code = codeOf(fault)
    if (alreadyThere.includes(code)) return
    throw code === insufficientPrivilege ? await withoutRole(client) : fault
  }
}

/** So that a connection of the owner can lay down its own rights and work as the role. */
async function beMember(client: ClientBase): Promise<void> {
  try {
    await client.query(`
      do $$ begin
        if not pg_has_role(current_user, '${apiRole}',
            case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
          grant ${apiRole} to current_user;
        end if;
      end $$`)
  } catch (fault) {
    throw codeOf(fault) === insufficientPrivilege ? await withoutRole(client) : fault
  }
}

async function withoutRole(client: ClientBase): Promise<Error> {
  const { rows } = await client.query<{ owner: string }>('select quote_ident(current_user) as owner')
  const statements = [`CREATE ROLE ${apiRole} NOINHERIT;`, `GRANT ${apiRole} TO ${rows[0]?.owner ?? ''};`]
  return new Error(
    `缺少数据库角色 ${apiRole}，当前用户无权创建。请由超级用户执行：\n` +
      `The role ${apiRole} is missing and this one may not make it. Let a superuser run:\n${statements.join('\n')}`,
  )
}

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : ''

/**
 * Nothing on partitions: they are reached through their table, whose policies hold. What the worker alone writes is
 * only read; what is append-only or published is neither changed nor removed.
 */
const privileges = `
do $$
declare
  found record;
  worker_writes constant text[] := array['account_followers', 'account_year', 'audit_stream', 'commendation', 'feed_gap', 'finding', 'message', 'message_body', 'org_period', 'post',
    'post_body', 'run_account_facts', 'run_account_score', 'run_supersession', 'run_unit_facts', 'run_unit_rank', 'run_unit_score',
    'upper_inspection', 'work_calendar'];
  kept constant text[] := array['account_change', 'account_exemption', 'audit_checkpoint', 'audit_entry', 'holiday_notice', 'rulebook_edition'];
  owners_own constant text[] := array['schema_migration', 'job_fence'];
  wanted text;
begin
  execute 'grant usage on schema public to ${apiRole}';
  for found in
    select c.oid, c.relname, c.relkind, c.relowner, c.relforcerowsecurity, format('%I', c.relname) as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
      and pg_has_role(c.relowner, 'USAGE') and c.relname <> all (owners_own)
  loop
    wanted := case
      when found.relkind = 'v' or found.relname = any (worker_writes) then 'select'
      when found.relname = any (kept) then 'select, insert'
      else 'select, insert, update, delete' end;
    -- Only what is missing: a grant writes to the catalogue every time.
    if not has_table_privilege('${apiRole}', found.oid, 'select')
        or wanted like '%insert%' and not has_table_privilege('${apiRole}', found.oid, 'insert')
        or wanted like '%delete%' and not has_table_privilege('${apiRole}', found.oid, 'delete') then
      execute format('grant %s on %s to ${apiRole}', wanted, found.name);
    end if;
    if found.relforcerowsecurity and not exists (
        select from pg_policy p where p.polrelid = found.oid and p.polname = 'keeper' and p.polroles = array[found.relowner]) then
      execute format('drop policy if exists keeper on %s', found.name);
      execute format('create policy keeper on %s to %I using (true)', found.name, pg_get_userbyid(found.relowner));
    end if;
  end loop;
end $$`

/** Lets the API's role sign in by itself, with this password: a login that has nothing else to go back to. */
export async function letApiSignIn(client: ClientBase, password: string): Promise<void> {
  await client.query(`alter role ${apiRole} login password ${escapeLiteral(password)}`)
}

/**
 * Makes sure that the connections of a pool are bounded by row-level security.
 *
 * @throws Error when they work as a superuser, an owner of tables, or a role that is exempt.
 */
export async function assertBehindWall(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; exempt: boolean }>(
    `select current_user as name, r.rolsuper or r.rolbypassrls
       or exists (select from pg_class c where c.relowner = r.oid and c.relrowsecurity) as exempt
     from pg_roles r where r.rolname = current_user`,
  )
  if (rows[0]?.exempt === false) return
  throw new Error(
    `API 以数据库角色 ${rows[0]?.name ?? ''} 运行，行级安全对其无效，拒绝启动。\n` +
      `The API would work as ${rows[0]?.name ?? ''}, which row-level security does not bound; it does not start.`,
  )
}
