import { Migration } from '@mikro-orm/migrations'

/** Accounts are found by their handles too, by the index and behind row-level security, as by their names. */
export class Handles20261124 extends Migration {
  override up(): void {
    this.addSql(`
create function account_with_handle(first text, behind text, part text) returns setof uuid stable rows 100 security definer
  set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan language plpgsql as $$
begin
  return query select id from public.account where org_path ~>=~ first and org_path ~<~ behind and handle ilike part;
end $$;
`)
  }
}
