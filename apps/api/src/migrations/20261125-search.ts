import { Migration } from '@mikro-orm/migrations'

/**
 * Names are found by the signs they are made of: trigrams serve no search of two characters, as most Chinese ones are, and each
 * index less is one that a move of thousands of units need not write. Codes are found by their beginning, whatever the case.
 */
export class Search20261125 extends Migration {
  override up(): void {
    this.addSql(indexes)
    this.addSql(matching('org', 'path'))
    this.addSql(matching('account', 'org_path'))
    this.addSql(called('org', 'path'))
    this.addSql(called('account', 'org_path'))
    this.addSql(onceCalled)
  }
}

const signs = (text: string): string => `string_to_array(lower(${text}), null)`

const indexes = `
drop index org_name, org_code_part, org_code_start, account_name, account_code_part, account_code_start, org_period_name;
create index org_signs on org using gin ((${signs('name')}));
create index account_signs on account using gin ((${signs('name')}));
create index org_period_signs on org_period using gin ((${signs('name')}));
create index org_code_start on org (lower(code) text_pattern_ops);
create index account_code_start on account (lower(code) text_pattern_ops);
-- How many names hold a sign is known by statistics of the new expressions; those of an empty database would only mislead.
do $$ begin
  if exists (select from org) then
    analyze org, account, org_period;
  end if;
end $$;
drop function org_matching, account_matching, orgs_called, accounts_called;
`

/** The name holds it: its signs are among the name's, and they stand together. */
const holds = (name: string): string =>
  `(${signs(name)} @> ${signs('typed')} and strpos(lower(${name}), lower(typed)) > 0)`

/** chr(1114111) is behind every sign that follows. */
const begins = (column: string): string =>
  `(${column} ~>=~ lower(typed) and ${column} ~<~ (lower(typed) || chr(1114111)))`

/** LIKE and its kind are not leakproof: behind row-level security no index would serve them. Hence as the owner, within a subtree. */
const asOwner = `security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan language plpgsql`

/** Ids of a subtree whose name holds what was typed, or whose code begins with it. */
const matching = (table: string, path: string): string => `
create function ${table}_matching(first text, behind text, typed text) returns setof uuid stable rows 100 ${asOwner} as $$
begin
  return query select t.id from public.${table} t
    where t.${path} ~>=~ first and t.${path} ~<~ behind and (${holds('t.name')} or ${begins('lower(t.code)')});
end $$;
`

/**
 * Ids within the scope of whoever asks, at most so many of each way of finding. Initials amid a name are looked for by three letters or
 * more: two stand in thousands of names.
 */
const called = (table: string, path: string): string => {
  const within = `from public.${table} t where t.${path} ~>=~ first and t.${path} ~<~ behind`
  return `
create function ${table}s_called(typed text, most integer) returns setof uuid stable ${asOwner} as $$
declare
  first text := public.scope_from();
  behind text := public.scope_before();
begin
  return query
    (select t.id ${within} and ${begins('lower(t.code)')} order by lower(t.code) using ~<~ limit most)
    union
    (select t.id ${within} and t.name ~>=~ typed and t.name ~<~ (typed || chr(1114111)) order by t.name using ~<~ limit most)
    union
    (select t.id ${within} and ${begins('t.initials')} order by t.initials using ~<~ limit most)
    union
    (select t.id ${within} and ${holds('t.name')} limit most)
    union
    (select t.id ${within} and typed ~* '^[a-z0-9]{3,}$' and t.initials like '%' || lower(typed) || '%' limit most);
end $$;
`
}

/** Ids of the units of a subtree that were called so on a day, or whose code begins with what was typed. */
const onceCalled = `
create function orgs_once_called(day date, first text, behind text, typed text) returns setof uuid stable rows 100 ${asOwner} as $$
begin
  return query
    select t.id from public.org_period p join public.org t on t.id = p.org_id
      where t.path ~>=~ first and t.path ~<~ behind and p.from_on <= day and (p.to_on is null or p.to_on > day) and ${holds('p.name')}
    union
    select t.id from public.org t where t.path ~>=~ first and t.path ~<~ behind and ${begins('lower(t.code)')};
end $$;
`
