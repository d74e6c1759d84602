import { Migration } from '@mikro-orm/migrations'

/**
 * Lists find by a word as far as few rows hold it; what thousands hold is looked for row by row in the order of the list, which a page
 * soon has. Units are listed by their names too.
 */
export class Lists20261126 extends Migration {
  override up(): void {
    this.addSql('drop function org_matching, account_matching, account_with_handle;')
    this.addSql(found('org', 'path', ''))
    this.addSql(found('account', 'org_path', handles))
    this.addSql('create index org_by_name on org (name, code);')
  }
}

const signs = (text: string): string => `string_to_array(lower(${text}), null)`

/**
 * The name holds it: its signs are among the name's, and they stand together. A word without capitals, as Chinese ones are, is looked
 * for as it stands: making small letters of thousands of names takes longer than all else.
 */
const holds = `${signs('t.name')} @> ${signs('typed')} and
  case when lower(typed) = upper(typed) then strpos(t.name, typed) else strpos(lower(t.name), lower(typed)) end > 0`

/** chr(1114111) is behind every sign that follows. */
const begins = `lower(t.code) ~>=~ lower(typed) and lower(t.code) ~<~ (lower(typed) || chr(1114111))`

/** LIKE and its kind are not leakproof: behind row-level security no index would serve them. Hence as the owner, within a subtree. */
const found = (table: string, path: string, more: string): string => `
create function ${table}_found(first text, behind text, typed text, most integer) returns setof uuid stable rows 100
  security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan language plpgsql as $$
begin
  return query select t.id from public.${table} t
    where t.${path} ~>=~ first and t.${path} ~<~ behind and ((${holds}) or (${begins})) limit most;
  ${more}
end $$;
`

const handles = `return query select t.id from public.account t
    where t.org_path ~>=~ first and t.org_path ~<~ behind
      and t.handle ilike '%' || regexp_replace(typed, '([\\\\%_])', '\\\\\\1', 'g') || '%' limit most;`
