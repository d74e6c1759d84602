import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { choiceFilter, datesFilter, List, type ListDescription, listRead, yesNoFilter } from '../lists'
import { useContentTexts } from './content-texts'
import { DueMark } from './due-mark'
import { MessageDrawer } from './message-drawer'
import { type MessageKind, type MessageRow, messagesQuery } from './operations'

const kinds: readonly MessageKind[] = ['POLICY_ENQUIRY', 'COMPLAINT', 'ADVICE', 'REPORT', 'OTHER']

/** Messages to an account; behind each its words and why its deadline is what it is. The address keeps which one is open. */
export function MessagesSection({ accountId }: { accountId: string }) {
  const t = useContentTexts()
  const { message } = useSearch({ from: '/signed-in/accounts/$accountId' })
  const navigate = useNavigate({ from: '/accounts/$accountId' })
  return (
    <Panel flush label={t('messages')}>
      <List description={useMessageList(accountId)} />
      <MessageDrawer
        accountId={accountId}
        externalId={message}
        onClose={() => void navigate({ search: (now) => ({ ...now, message: undefined }), replace: true })}
      />
    </Panel>
  )
}

function useMessageList(accountId: string) {
  const t = useContentTexts()
  const filters = {
    kind: choiceFilter({
      label: t('kind'),
      any: t('anyKind'),
      choices: kinds.map((value) => ({ value, label: t(value) })),
    }),
    replied: yesNoFilter({
      label: t('anyReply'),
      any: t('anyReply'),
      yes: t('replied'),
      no: t('notReplied'),
    }),
    on: datesFilter({ label: t('receivedOn') }),
  }
  return {
    key: 'account.messages',
    caption: t('messages'),
    filters,
    heading: 'text',
    rowKey: (row) => row.externalId,
    empty: <Nothing title={t('noMessages')} text={t('noneText')} />,
    read: ({ filters: { kind, replied, on }, first, after }) =>
      listRead(
        messagesQuery({ id: accountId, kind, replied, fromOn: on?.from, toOn: on?.to, first, after }),
        (data) => data.account?.messages,
      ),
    columns: [
      {
        key: 'text',
        title: t('text'),
        cell: (row) => (
          <Named second={row.channel === null ? null : t(row.channel)}>
            <Link
              from="/accounts/$accountId"
              to="/accounts/$accountId"
              search={(now) => ({ ...now, message: row.externalId })}
              replace
            >
              {row.text ?? t('noWords')}
            </Link>
          </Named>
        ),
      },
      { key: 'kind', title: t('kind'), cell: (row) => <Tag>{t(row.kind)}</Tag>, width: 8 },
      {
        key: 'receivedAt',
        title: t('receivedAt'),
        cell: (row) => formatInstant(row.receivedAt),
        width: 9.5,
      },
      {
        key: 'due',
        title: t('due'),
        cell: (row) => (row.due ? formatInstant(row.due.dueAt) : '—'),
        width: 9.5,
      },
      { key: 'repliedAt', title: t('repliedAt'), cell: (row) => formatInstant(row.repliedAt), width: 9.5 },
      {
        key: 'state',
        title: t('state'),
        cell: (row) => (row.due ? <DueMark due={row.due} /> : row.repliedAt ? t('replied') : t('notReplied')),
        width: 11,
      },
    ],
  } satisfies ListDescription<MessageRow, typeof filters>
}
