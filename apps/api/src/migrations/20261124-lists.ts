import { Migration } from '@mikro-orm/migrations'

/** Files that people ask for; views of lists that they keep and share. */
export class Lists20261124 extends Migration {
  override up(): void {
    this.addSql(`
      create table download (
        id uuid primary key,
        person_id uuid not null references person,
        -- Under which it was asked for: asked again when it is made, and when it is fetched.
        appointment_id uuid not null references appointment,
        org_id uuid not null references org,
        kind text not null,
        format text not null,
        language text not null check (language in ('zh', 'en')),
        parameters jsonb not null,
        columns text[] not null,
        -- {"name"?: {zh, en}, "filters": [[{zh, en}, {zh, en}]], "rulebook"?: {zh, en}}
        description jsonb not null,
        state text not null default 'planned'
          check (state in ('planned', 'running', 'done', 'cancelled', 'failed', 'expired')),
        done integer not null default 0,
        total integer,
        rows integer,
        -- Name of its file in the folder of downloads.
        file_key text unique,
        size integer,
        -- The subtree whose data it holds.
        scope_path text collate "C",
        failure jsonb,
        request_id text,
        address text,
        requested_at timestamptz not null default clock_timestamp(),
        started_at timestamptz,
        finished_at timestamptz,
        expires_at timestamptz,
        fetched_at timestamptz,
        cancel_requested_at timestamptz,
        check ((state = 'done') = (file_key is not null)),
        check ((state = 'failed') = (failure is not null))
      );
      create index download_of_person on download (person_id, id desc);
      create index download_expiring on download (expires_at) where state = 'done';
      alter table download enable row level security, force row level security;
      create policy own on download using (person_id = (select scope_person()));

      create table list_view (
        id uuid primary key,
        -- Which list of the console: its key.
        list text not null,
        name text not null,
        -- What the address of the list says, as in an address.
        query text not null,
        owner_id uuid not null references person,
        -- Shared with everybody whose appointment lies at this unit or below it.
        shared_org_id uuid references org,
        version integer not null default 1,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        unique (owner_id, list, name)
      );
      create index list_view_shared on list_view (list, shared_org_id) where shared_org_id is not null;
      alter table list_view enable row level security, force row level security;
      create policy own on list_view using (owner_id = (select scope_person()));
      create policy shared on list_view for select using (
        shared_org_id is not null and (
          (select scope_from()) = ''
          or exists (select from org o where o.id = shared_org_id and o.path = any ((select scope_line())::text[]))));

      -- With which view a list begins for somebody.
      create table list_view_default (
        person_id uuid not null references person,
        list text not null,
        view_id uuid not null references list_view on delete cascade,
        primary key (person_id, list)
      );
      create index list_view_default_of_view on list_view_default (view_id);
      alter table list_view_default enable row level security, force row level security;
      create policy own on list_view_default using (person_id = (select scope_person()));
    `)
  }
}
