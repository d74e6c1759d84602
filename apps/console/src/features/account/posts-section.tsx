import { Named } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import {
  choiceFilter,
  datesFilter,
  List,
  type ListAsk,
  type ListDescription,
  listRead,
  textFilter,
} from '../lists'
import { useContentTexts } from './content-texts'
import { type PostRow, type PostSort, postsQuery } from './operations'

/** What an account published. */
export function PostsSection({ accountId }: { accountId: string }) {
  const t = useContentTexts()
  return (
    <Panel flush label={t('posts')}>
      <List description={usePostList(accountId)} />
    </Panel>
  )
}

const amount = (count: number | null) => (count === null ? '—' : formatCount(count))

function usePostList(accountId: string) {
  const t = useContentTexts()
  const filters = {
    q: textFilter({ label: t('searchPosts') }),
    on: datesFilter({ label: t('publishedOn') }),
    origin: choiceFilter({
      label: t('origin'),
      any: t('anyOrigin'),
      choices: [
        { value: 'original', label: t('original') },
        { value: 'repost', label: t('repost') },
      ],
    }),
  }
  /** What the list asks of the server; the export asks the same. */
  const asked = ({ filters: { q, on, origin }, sort }: ListAsk<typeof filters, PostSort>) => ({
    search: q,
    fromOn: on?.from,
    toOn: on?.to,
    original: origin === undefined ? undefined : origin === 'original',
    sort: sort?.by,
    descending: sort?.descending,
  })
  return {
    key: 'account.posts',
    caption: t('posts'),
    filters,
    heading: 'title',
    rowKey: (row) => row.externalId,
    empty: <Nothing title={t('noPosts')} text={t('noneText')} />,
    read: (ask) =>
      listRead(
        postsQuery({ id: accountId, ...asked(ask), first: ask.first, after: ask.after }),
        (data) => data.account?.posts,
      ),
    download: { kind: 'account.posts', parameters: (ask) => ({ accountId, ...asked(ask) }) },
    columns: [
      {
        key: 'title',
        title: t('title'),
        cell: (row) => (
          <Named second={row.source === null ? null : `${t('source')} ${row.source}`}>
            {row.url === null ? (
              row.title
            ) : (
              <a href={row.url} target="_blank" rel="noreferrer noopener">
                {row.title}
              </a>
            )}
          </Named>
        ),
      },
      {
        key: 'publishedAt',
        sort: 'PUBLISHED',
        title: t('publishedAt'),
        cell: (row) => formatInstant(row.publishedAt),
        width: 9.5,
      },
      {
        key: 'origin',
        title: t('origin'),
        cell: (row) => (row.original ? <Tag meaning="bonus">{t('original')}</Tag> : <Tag>{t('repost')}</Tag>),
        width: 6,
      },
      {
        key: 'reads',
        sort: 'READS',
        title: t('reads'),
        cell: (row) => amount(row.reads),
        number: true,
        width: 6.5,
      },
      {
        key: 'likes',
        sort: 'LIKES',
        title: t('likes'),
        cell: (row) => amount(row.likes),
        number: true,
        width: 6,
      },
      {
        key: 'shares',
        sort: 'SHARES',
        title: t('shares'),
        cell: (row) => amount(row.shares),
        number: true,
        width: 6,
      },
      {
        key: 'comments',
        sort: 'COMMENTS',
        title: t('comments'),
        cell: (row) => amount(row.comments),
        number: true,
        width: 6.5,
      },
    ],
  } satisfies ListDescription<PostRow, typeof filters, PostSort>
}
