import { Migration } from '@mikro-orm/migrations'

/** Runs that are stored and frozen in less time: results as the text they are made of, slow enquiries read from their index alone. */
export class Runs20261123 extends Migration {
  override up(): void {
    this.addSql(results)
    this.addSql(enquiries)
  }
}

/**
 * The lines of results become plain JSON, written once and kept as written: taking it apart into jsonb cost more than all else of
 * storing a row. Each line is an array; names said over and over were half of the bytes. Who wants to look at lines one by one reads
 * the view `run_line`, as before.
 */
const results = `
drop view run_line;

create function line_of_20261122(line jsonb, judged boolean) returns jsonb language sql immutable as $$
  select case when judged
    then jsonb_build_array(line->'indicator', line->'occurrences', line->'points', line->'evidence'->'kind', line->'evidence'->'keys')
    else jsonb_build_array(line->'indicator', line->'evidence'->'kind', line->'evidence'->'keys') end
$$;
create function lines_of_20261122(lines jsonb, judged boolean) returns json language sql immutable as $$
  select coalesce(json_agg(line_of_20261122(line, judged) order by place), '[]')
  from jsonb_array_elements(lines) with ordinality as own (line, place)
$$;

alter table run_unit_score alter lines type json using lines_of_20261122(lines, true);
alter table run_account_score
  alter deductions type json,
  alter lines type json using lines_of_20261122(lines, true),
  alter unknowns type json using lines_of_20261122(unknowns, false);

drop function lines_of_20261122;
drop function line_of_20261122;

-- In the order in which rows are written: an index by account is touched all over by each run, which cost a third of storing its rows.
-- The few who look for one account pass over the entries of the run, without its rows.
alter table run_account_score drop constraint run_account_score_pkey, add primary key (run_no, unit_no, account_id);
drop index run_account_score_unit;

comment on column run_unit_score.lines is
  '[[indicator, occurrences, points, kind of evidence, [keys]]]: the unit''s own, not those of its accounts';
comment on column run_account_score.lines is '[[indicator, occurrences, points, kind of evidence, [keys]]]';
comment on column run_account_score.unknowns is
  'What could not be judged, [[indicator, kind of evidence, [keys]]]: it has neither occurrences nor points';

-- Who reads it sees what they may see of the tables.
create view run_line with (security_invoker = true) as
  select run_no, unit_no, account_id, line->>0 as indicator, unknown,
    case when unknown then 0 else (line->>1)::integer end as occurrences,
    case when unknown then 0 else (line->>2)::bigint end as points,
    case when unknown then line->>1 else line->>3 end as evidence_kind,
    array(select json_array_elements_text(case when unknown then line->2 else line->4 end)) as evidence_keys
  from (
    -- Null: a line of the unit itself.
    select run_no, unit_no, null::uuid as account_id, false as unknown, lines from run_unit_score
    union all select run_no, unit_no, account_id, false, lines from run_account_score
    union all select run_no, unit_no, account_id, true, unknowns from run_account_score
  ) as owner
  cross join lateral json_array_elements(lines) as own (line);
`

/** All that a run looks at of an enquiry, account by account in the order of its facts: neither sorted nor looked up in the table. */
const enquiries = `
drop index message_slow_enquiry;
create index message_slow_enquiry on message (account_id, received_at, external_id collate "C") include (day, replied_at)
  where kind = 'policy_enquiry' and (replied_at is null or replied_at - received_at > interval '24 hours');
`
