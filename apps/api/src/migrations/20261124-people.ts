import { Migration } from '@mikro-orm/migrations'

/**
 * Who gave a link is kept; the command line, and whoever gave one before, is nobody. A session that began at the identity
 * provider keeps the token it came with, sealed: the provider asks for it when somebody leaves.
 */
export class People20261124 extends Migration {
  override up(): void {
    this.addSql('alter table invitation add column given_by uuid references person')
    this.addSql('alter table session add column id_token bytea')
  }
}
