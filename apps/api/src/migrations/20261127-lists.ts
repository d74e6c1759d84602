import { Migration } from '@mikro-orm/migrations'

/** Messages are listed over all accounts, the latest first: without reading a month of them and sorting it. */
export class Lists20261127 extends Migration {
  override up(): void {
    this.addSql('create index message_received on message (received_at);')
  }

  override down(): void {
    this.addSql('drop index message_received;')
  }
}
