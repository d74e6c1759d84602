import type { ClientBase } from 'pg'

/** Of the paths that a row may lie at, those in the scope `$1`; every path lies in the whole forest. */
const within = (path: string): string => `starts_with(${path}, $1::text)`

/**
 * Makes `known_org` and `known_account`: what a reference may lead to, stored or in this data set, each code with the id it has or will have.
 * Under a scope, stored organisations and accounts outside of it are not known.
 *
 * Rows of `stage_orgs` and `stage_accounts` whose code is stored outside the scope do not become known as new: `is_foreign` marks them.
 */
export async function gatherKnown(
  client: ClientBase,
  given: { orgs: ReadonlySet<string> },
  scope: string,
): Promise<void> {
  const parentOf = (column: 'parent' | 'line_parent') => {
    const staged = given.orgs.has(`${column}_code`)
    return `case when s.code is null or not ${staged} then ${column}.code else s.${column}_code end as ${column}_code, ${column}.code as stored_${column}_code`
  }
  await client.query(
    `create temp table known_org as
     select coalesce(s.code, org.code) as code, coalesce(org.id, s.new_id) as id, coalesce(s.kind, org.kind) as kind,
       ${parentOf('parent')}, ${parentOf('line_parent')},
       s.row, coalesce(s.bad, false) as bad, org.id is not null as stored,
       org.id is not null and not ${within('org.path')} as is_foreign
     from (org left join org parent on parent.id = org.parent_id left join org line_parent on line_parent.id = org.line_parent_id)
       full join (select distinct on (code) * from stage_orgs where code is not null order by code, row) s on s.code = org.code
     where s.code is not null or ${within('org.path')}`,
    [scope],
  )
  await client.query('create unique index on known_org (code)')
  await client.query('analyze known_org')
  await client.query(
    `create temp table known_account as
     select coalesce(s.id, account.code) as code, coalesce(account.id, s.new_id) as id, s.row, coalesce(s.bad, false) as bad,
       account.id is not null as stored, account.id is not null and not ${within('account.org_path')} as is_foreign
     from account full join (select distinct on (id) * from stage_accounts where id is not null order by id, row) s on s.id = account.code
     where s.id is not null or ${within('account.org_path')}`,
    [scope],
  )
  await client.query('create unique index on known_account (code)')
  await client.query('analyze known_account')
}
