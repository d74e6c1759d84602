import { Migration } from '@mikro-orm/migrations'

/** Verifications of sealed runs: asked for, on their way, and what they came to, for good. */
export class Verifications20261123 extends Migration {
  override up(): void {
    this.addSql(`
      create table run_verification (
        id uuid primary key,
        run_id uuid not null references assessment_run,
        state text not null default 'planned'
          check (state in ('planned', 'running', 'agreed', 'differs', 'cancelled', 'failed')),
        requested_by uuid not null references person,
        -- On whose behalf the worker writes the audit.
        appointment_id uuid not null references appointment,
        request_id text,
        address text,
        requested_at timestamptz not null default clock_timestamp(),
        started_at timestamptz,
        ended_at timestamptz,
        cancel_requested_at timestamptz,
        units_done integer not null default 0,
        units_total integer,
        stored_digest text,
        recomputed_digest text,
        -- The first of them: [{"unit", "account", "what", "stored", "recomputed"}].
        differences jsonb not null default '[]',
        failure jsonb,
        check ((state in ('agreed', 'differs')) = (recomputed_digest is not null)),
        check ((state = 'failed') = (failure is not null))
      );
      -- One at a time of a run: whoever asks meanwhile is shown the one under way.
      create unique index run_verification_under_way on run_verification (run_id) where state in ('planned', 'running');
      create index run_verification_latest on run_verification (run_id, id desc);

      create function refuse_change_of_verification() returns trigger language plpgsql as $$
      begin
        raise exception 'verification % is over', old.id using errcode = 'restrict_violation';
      end $$;
      create trigger run_verification_over before update or delete on run_verification
        for each row when (old.state not in ('planned', 'running')) execute function refuse_change_of_verification();
      create trigger run_verification_kept before truncate on run_verification
        for each statement execute function refuse_change();

      -- Seen and asked for by whoever sees the run.
      alter table run_verification enable row level security, force row level security;
      create policy subtree on run_verification using (exists (select from assessment_run r where r.id = run_id));
    `)
  }
}
