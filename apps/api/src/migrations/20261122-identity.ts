import { Migration } from '@mikro-orm/migrations'

/** What slows down the guessing of passwords. */
export class Identity20261122 extends Migration {
  override up(): void {
    this.addSql(`
      -- Tries to sign in, noted before the password is looked at, so that parallel ones see each other. Kept for a day.
      create table sign_in_attempt (
        id bigint generated always as identity primary key,
        login text not null,
        address text not null,
        at timestamptz not null default clock_timestamp()
      );
      create index sign_in_attempt_login on sign_in_attempt (login, at);
      create index sign_in_attempt_address on sign_in_attempt (address, at);
      create index sign_in_attempt_at on sign_in_attempt (at);
    `)
  }
}
