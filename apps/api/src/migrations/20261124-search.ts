import { Migration } from '@mikro-orm/migrations'

/**
 * Searching for a part of a text by its index. Behind row-level security PostgreSQL doesn't use an index for ILIKE, as
 * the comparison might tell of rows that aren't to be seen: it reads all of them. These functions work as the owner, by
 * the index, and return ids alone; the rows are read by the caller, whose policies hold as before.
 */
export class Search20261124 extends Migration {
  override up(): void {
    this.addSql(`
      create index org_code_part on org using gin (code gin_trgm_ops);
      create index account_code_part on account using gin (code gin_trgm_ops);
    `)
    for (const [table, path] of Object.entries({ org: 'path', account: 'org_path' })) {
      const from = `public.${table}
        where ${path} ~>=~ first and ${path} ~<~ behind and (name ilike part or code ilike beginning)`
      const signature = `${table}_matching(first text, behind text, part text, beginning text)`
      this.addSql(matching(signature, 'uuid', from))
    }
    this.addSql(
      matching('audit_matching(part text)', 'bigint', `public.audit_entry where (${searched}) ilike part`),
    )
  }
}

/** The expression of the index over the trail. */
const searched = `coalesce(person_name, '') || ' ' || coalesce(login, '') || ' ' || object_id || ' '
  || coalesce(before::text, '') || ' ' || coalesce(after::text, '')`

/** Planned for each pattern and subtree: in a small one, or for a short pattern, the other index or none is faster. */
const matching = (signature: string, id: string, from: string): string => `
create function ${signature} returns setof ${id} stable rows 100 security definer
  set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan language plpgsql as $$
begin
  return query select id from ${from};
end $$;
`
