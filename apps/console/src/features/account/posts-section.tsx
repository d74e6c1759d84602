import { Named } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { choiceFilter, datesFilter, List, type ListDescription, listRead, textFilter } from '../lists'
import { useContentTexts } from './content-texts'
import { type PostRow, postsQuery } from './operations'

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
  return {
    key: 'account.posts',
    caption: t('posts'),
    filters,
    heading: 'title',
    rowKey: (row) => row.externalId,
    empty: <Nothing title={t('noPosts')} text={t('noneText')} />,
    read: ({ filters: { q, on, origin }, first, after }) =>
      listRead(
        postsQuery({
          id: accountId,
          search: q,
          fromOn: on?.from,
          toOn: on?.to,
          original: origin === undefined ? undefined : origin === 'original',
          first,
          after,
        }),
        (data) => data.account?.posts,
      ),
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
      { key: 'reads', title: t('reads'), cell: (row) => amount(row.reads), number: true, width: 6.5 },
      { key: 'likes', title: t('likes'), cell: (row) => amount(row.likes), number: true, width: 6 },
      { key: 'shares', title: t('shares'), cell: (row) => amount(row.shares), number: true, width: 6 },
      {
        key: 'comments',
        title: t('comments'),
        cell: (row) => amount(row.comments),
        number: true,
        width: 6.5,
      },
    ],
  } satisfies ListDescription<PostRow, typeof filters>
}
