import { Migration } from '@mikro-orm/migrations'

/** What the workbench and the lists behind it count: findings that wait, enquiries that wait. */
export class Workbench20261125 extends Migration {
  override up(): void {
    this.addSql(`
      create index finding_to_rectify on finding (account_id)
        where account_id is not null and notified_at is not null and rectified_at is null;
      create index message_enquiry_waiting on message (account_id, received_at)
        where replied_at is null and kind = 'policy_enquiry';
    `)
  }
}
