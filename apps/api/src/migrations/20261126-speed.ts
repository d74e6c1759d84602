import { Migration } from '@mikro-orm/migrations'

/**
 * PostgreSQL adds up bigints as numerics, which costs a third more for each row and a conversion for each group. Posts are counted by
 * sums of which is known that they fit (`features/content/post-counts.ts`); one that doesn't is an error, never a wrong number.
 */
const wholeSum = `
create aggregate whole_sum (bigint) (
  sfunc = int8pl, stype = bigint, combinefunc = int8pl, parallel = safe
);
comment on aggregate whole_sum (bigint) is 'The sum as a bigint; out of range is an error';
`

export class Speed20261126 extends Migration {
  override up(): void {
    this.addSql(wholeSum)
  }

  override down(): void {
    this.addSql('drop aggregate whole_sum (bigint)')
  }
}
