import type { StagedRows } from '../../platform/staging/index.js'

const joins = 'join known_account account on account.code = s.account_id'
const key = [
  { column: 'account_id', value: 'account.id' },
  { column: 'external_id', value: 's.external_id' },
]

/** How rows of `posts.csv` become posts and their bodies. `s.day` is the local day (Asia/Shanghai); a post that changes its day moves to another partition. */
export const postImport: StagedRows = {
  stage: 'stage_posts',
  joins,
  targets: [
    {
      table: 'post',
      key,
      columns: [
        { column: 'published_at', value: 's.published_at' },
        { column: 'day', value: 's.day' },
        { column: 'iso_year', value: 'extract(isoyear from s.day)::smallint' },
        { column: 'iso_week', value: 'extract(week from s.day)::smallint' },
        { column: 'original', value: `(s.origin = 'original')` },
        { column: 'reads', value: 's.reads', given: 'reads' },
        { column: 'likes', value: 's.likes', given: 'likes' },
        { column: 'shares', value: 's.shares', given: 'shares' },
        { column: 'comments', value: 's.comments', given: 'comments' },
      ],
    },
    {
      table: 'post_body',
      key,
      columns: [
        { column: 'title', value: 's.title' },
        { column: 'source', value: 's.source', given: 'source' },
        { column: 'url', value: 's.url', given: 'url' },
      ],
    },
  ],
}

/** How rows of `messages.csv` become messages and their bodies. */
export const messageImport: StagedRows = {
  stage: 'stage_messages',
  joins,
  targets: [
    {
      table: 'message',
      key,
      columns: [
        { column: 'received_at', value: 's.received_at' },
        { column: 'day', value: 's.day' },
        { column: 'channel', value: 's.channel', given: 'channel' },
        { column: 'kind', value: 's.kind' },
        { column: 'replied_at', value: 's.replied_at', given: 'replied_at' },
      ],
    },
    {
      table: 'message_body',
      key,
      columns: [
        { column: 'text', value: 's.text', given: 'text' },
        { column: 'reply', value: 's.reply', given: 'reply' },
      ],
    },
  ],
}

/** How rows of `gaps.csv` become known gaps of a feed. */
export const gapImport: StagedRows = {
  stage: 'stage_gaps',
  joins,
  targets: [
    {
      table: 'feed_gap',
      key: [
        { column: 'account_id', value: 'account.id' },
        { column: 'from_on', value: 's.from_on' },
        { column: 'to_on', value: 's.to_on' },
      ],
      columns: [{ column: 'reason', value: 's.reason', given: 'reason' }],
    },
  ],
}

/** Tables whose rows lie in monthly partitions, with the staging table whose months an import needs. */
export const partitionedByMonth = [
  { parent: 'post', stage: 'stage_posts' },
  { parent: 'message', stage: 'stage_messages' },
] as const
