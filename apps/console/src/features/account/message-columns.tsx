import { Link } from '@tanstack/react-router'
import { Named, Second } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Tag } from '../../ui/meaning'
import type { ListColumn } from '../lists'
import { useContentTexts } from './content-texts'
import { DueMark } from './due-mark'
import type { MessageRow, MessageSort } from './message-operations'

type MessageColumn = ListColumn<MessageRow, MessageSort>

/** What stands in a list of messages. @param ofAccounts to several accounts: with whose each is. */
export function useMessageColumns(ofAccounts: boolean): readonly MessageColumn[] {
  const t = useContentTexts()
  return [
    {
      key: 'text',
      title: t('text'),
      cell: (row) => (
        <Named
          second={[t(row.kind), row.channel === null ? null : t(row.channel)].filter(Boolean).join(' · ')}
        >
          <ToMessage row={row} />
        </Named>
      ),
    },
    ...useAccountColumns(ofAccounts),
    {
      key: 'receivedAt',
      title: t('receivedAt'),
      sort: 'RECEIVED',
      cell: (row) => formatInstant(row.receivedAt),
      width: 9.5,
    },
    {
      key: 'due',
      title: t('due'),
      sort: 'DUE',
      cell: (row) => (row.due ? formatInstant(row.due.dueAt) : '—'),
      width: 9.5,
    },
    {
      key: 'repliedAt',
      title: t('repliedAt'),
      cell: (row) => formatInstant(row.repliedAt),
      width: 9.5,
      hidden: ofAccounts,
    },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => (row.due ? <DueMark due={row.due} /> : t(row.repliedAt ? 'replied' : 'notReplied')),
      width: 10.5,
    },
    {
      key: 'kind',
      title: t('kind'),
      cell: (row) => <Tag>{t(row.kind)}</Tag>,
      width: 8,
      hidden: ofAccounts,
    },
  ]
}

function useAccountColumns(shown: boolean): readonly MessageColumn[] {
  const t = useContentTexts()
  const say = useBilingual()
  if (!shown) return []
  return [
    {
      key: 'account',
      title: t('account'),
      cell: ({ account }) =>
        account ? (
          <>
            <Link to="/accounts/$accountId" params={{ accountId: account.id }}>
              {account.name}
            </Link>
            <Second>{account.organisation.name}</Second>
          </>
        ) : null,
    },
    {
      key: 'platform',
      title: t('platform'),
      cell: ({ account }) => (account ? say(account.platformTitle) : null),
      width: 9,
      hidden: true,
    },
  ]
}

/** The way to the message with its reply, among the others to its account. */
function ToMessage({ row }: { row: MessageRow }) {
  const t = useContentTexts()
  const words = row.text ?? t('noWords')
  const { externalId, account } = row
  return account ? (
    <Link
      to="/accounts/$accountId"
      params={{ accountId: account.id }}
      search={{ tab: 'messages', message: externalId }}
    >
      {words}
    </Link>
  ) : (
    <Link
      from="/accounts/$accountId"
      to="/accounts/$accountId"
      search={(now) => ({ ...now, message: externalId })}
      replace
    >
      {words}
    </Link>
  )
}
