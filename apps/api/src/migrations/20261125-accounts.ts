import { Migration } from '@mikro-orm/migrations'

/** What the form of an account asks: who goes by the same words already, and which operators there are. */
export class Accounts20261125 extends Migration {
  override up(): void {
    this.addSql(twins)
    this.addSql(operators)
  }
}

/**
 * A handle is public and belongs to one account only, so that it is registered already must be known also where the account belongs to
 * somebody else. Only the fact leaves the function: whose it is, the reader's policies tell or don't.
 */
const twins = `
create index account_platform_name on account (platform, name);
create index account_platform_handle on account (platform, lower(handle)) where handle is not null;

create function account_twins(on_platform text, called text, found_as text, except_id uuid, on_day date)
  returns table (id uuid, same text)
  stable rows 2 security definer set search_path = pg_catalog, public language sql as $$
  (select a.id, 'handle' from public.account a
   where a.platform = on_platform and lower(a.handle) = lower(found_as) and a.id is distinct from except_id
     and (a.closed_on is null or a.closed_on > on_day) limit 20)
  union all
  (select a.id, 'name' from public.account a
   where a.platform = on_platform and a.name = called and a.id is distinct from except_id
     and (a.closed_on is null or a.closed_on > on_day) limit 20)
$$;
`

/** Operators are companies that serve whole governments: whoever names one in a file must find it, wherever in the tree it stands. */
const operators = `
create index org_operator on org (name) where kind = 'operator';

create function operators_called(part text, most integer) returns setof org
  stable rows 20 security definer set search_path = pg_catalog, public language sql as $$
  select o.* from public.org o
  where o.kind = 'operator' and o.abolished_on is null and (part is null or o.name ilike part) order by o.name, o.code limit most
$$;
`
