import { Migration } from '@mikro-orm/migrations'

/** Who gave a link is kept; the command line, and whoever gave one before, is nobody. */
export class People20261124 extends Migration {
  override up(): void {
    this.addSql('alter table invitation add column given_by uuid references person')
  }
}
