import type { StagedRows } from '../../platform/staging/index.js'

/** How rows of `accounts.csv` become accounts; `known_org` and `known_account` (made by the importer) tell the id of every code. */
export const accountImport: StagedRows = {
  stage: 'stage_accounts',
  joins: `
    join known_account self on self.code = s.id
    join known_org host on host.code = s.org_code
    left join org host_place on host_place.id = host.id
    left join known_org operator on operator.code = s.operator_code`,
  targets: [
    {
      table: 'account',
      key: [{ column: 'id', value: 'self.id' }],
      columns: [
        { column: 'org_id', value: 'host.id' },
        { column: 'platform', value: 's.platform' },
        { column: 'media_type', value: 's.media_type', given: 'media_type' },
        { column: 'name', value: 's.name' },
        { column: 'certified_subject', value: 's.certified_subject', given: 'certified_subject' },
        { column: 'live_on', value: 's.live_on' },
        { column: 'closed_on', value: 's.closed_on', given: 'closed_on' },
        { column: 'main', value: 's.main', given: 'main' },
        { column: 'operator_id', value: 'operator.id', given: 'operator_code' },
        { column: 'handle', value: 's.handle', given: 'handle' },
        { column: 'url', value: 's.url', given: 'url' },
      ],
      atInsert: [
        { column: 'code', value: 's.id' },
        { column: 'org_path', value: 'host_place.path' },
      ],
      atUpdate: ['version = t.version + 1', 'updated_at = now()'],
    },
  ],
}

/** How rows of `followers.csv` become the history of an account's followers. */
export const followerImport: StagedRows = {
  stage: 'stage_followers',
  joins: 'join known_account account on account.code = s.account_id',
  targets: [
    {
      table: 'account_followers',
      key: [
        { column: 'account_id', value: 'account.id' },
        { column: 'counted_on', value: 's.counted_on' },
      ],
      columns: [{ column: 'followers', value: 's.followers' }],
    },
  ],
}
