import { Migration } from '@mikro-orm/migrations'

/** People belong to a unit; appointments have a job title, may stand in for another, may be called off on their first day. */
export class People20261123 extends Migration {
  override up(): void {
    this.addSql(`
      -- The unit a person belongs to (所在单位): who administers it sees them before they are appointed anywhere.
      alter table person add column home_org_id uuid references org;
      update person set home_org_id = (
        select a.org_id from appointment a join org o on o.id = a.org_id
        where a.person_id = person.id
        order by a.to_on is not null, length(o.path), a.from_on, a.id limit 1
      );
      create index person_home on person (home_org_id);
      create index person_name on person using gin (name gin_trgm_ops);
      create index person_login_part on person using gin (login gin_trgm_ops);

      alter table appointment
        add column job_title text,
        -- The appointment that this one stands in for (代理); it has an end, and ends with the original.
        add column stand_in_for uuid references appointment,
        -- Ended on its first day it was in force on none.
        drop constraint appointment_check,
        add constraint appointment_term check (to_on >= from_on),
        add constraint appointment_stand_in check (stand_in_for is null or (to_on is not null and stand_in_for <> id));
      create index appointment_stand_in on appointment (stand_in_for) where stand_in_for is not null;

      create index invitation_open on invitation (person_id) where used_at is null;
      create index import_job_requested_by on import_job (requested_by) where state in ('planned', 'running');
      create index assessment_run_requested_by on assessment_run (requested_by)
        where state in ('planned', 'freezing', 'scoring', 'sealing');
    `)
  }
}
