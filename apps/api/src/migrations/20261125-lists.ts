import { Migration } from '@mikro-orm/migrations'

/** People are listed by their names too. */
export class Lists20261125 extends Migration {
  override up(): void {
    this.addSql('create index person_by_name on person (name, login);')
  }

  override down(): void {
    this.addSql('drop index person_by_name;')
  }
}
