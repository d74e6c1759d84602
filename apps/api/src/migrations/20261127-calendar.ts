import { Migration } from '@mikro-orm/migrations'

/** Notices on days off that offices enter, and the calendars that runs were computed with. */
export class Calendar20261127 extends Migration {
  override up(): void {
    this.addSql(notices)
    this.addSql(calendars)
  }
}

/** Of one installation, for all its units alike: no policy bounds them. What was entered stays; the latest of a year holds. */
const notices = `
create table holiday_notice (
  id uuid primary key,
  year integer not null check (year between 1990 and 2200),
  -- In the order in which they were entered.
  no bigint generated always as identity,
  -- Null: taken back. What the product carries for the year holds again, if anything.
  notice jsonb,
  -- What it takes the place of: two can't take the place of the same.
  supersedes uuid unique references holiday_notice,
  entered_by uuid not null references person,
  entered_at timestamptz not null default now()
);
create unique index holiday_notice_first on holiday_notice (year) where supersedes is null;
create index holiday_notice_of_year on holiday_notice (year, no desc);
create index holiday_notice_entered_by on holiday_notice (entered_by);
create trigger holiday_notice_append_only before update or delete or truncate on holiday_notice
  for each statement execute function refuse_change();
`

/** Kept when a run begins, so that it can be recomputed whatever is entered later. */
const calendars = `
create table work_calendar (
  version text primary key,
  notices jsonb not null,
  kept_at timestamptz not null default now()
);
create trigger work_calendar_append_only before update or delete or truncate on work_calendar
  for each statement execute function refuse_change();
`
