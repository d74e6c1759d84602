import { Named } from '../../ui/data-table'
import { formatInstant, formatLimit } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { List, type ListAsk, type ListDescription, listRead, yesNoFilter } from '../lists'
import { useContentTexts } from './content-texts'
import { DueMark } from './due-mark'
import { type FindingRow, type FindingSort, findingsQuery } from './operations'

/** What inspections found on an account, and whether it was put right. */
export function FindingsSection({ accountId }: { accountId: string }) {
  const t = useContentTexts()
  return (
    <Panel flush label={t('findings')}>
      <List description={useFindingList(accountId)} />
    </Panel>
  )
}

function useFindingList(accountId: string) {
  const t = useContentTexts()
  const say = useBilingual()
  const filters = {
    rectified: yesNoFilter({
      label: t('anyRectified'),
      any: t('anyRectified'),
      yes: t('rectified'),
      no: t('notRectified'),
    }),
  }
  /** What the list asks of the server; the export asks the same. */
  const asked = ({ filters: { rectified }, sort }: ListAsk<typeof filters, FindingSort>) => ({
    rectified,
    sort: sort?.by,
    descending: sort?.descending,
  })
  return {
    key: 'account.findings',
    caption: t('findings'),
    filters,
    heading: 'title',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('noFindings')} text={t('noFindingsText')} />,
    read: (ask) =>
      listRead(
        findingsQuery({ id: accountId, ...asked(ask), first: ask.first, after: ask.after }),
        (data) => data.account?.findings,
      ),
    download: { kind: 'account.findings', parameters: (ask) => ({ accountId, ...asked(ask) }) },
    columns: [
      {
        key: 'title',
        title: t('finding'),
        wrap: true,
        cell: (row) => (
          <Named beside={<Tag>{t('times', { count: row.occurrences })}</Tag>} second={row.note ?? row.code}>
            {row.evidenceUrl === null ? (
              say(row.title)
            ) : (
              <a href={row.evidenceUrl} target="_blank" rel="noreferrer noopener">
                {say(row.title)}
              </a>
            )}
          </Named>
        ),
      },
      { key: 'level', title: t('level'), cell: (row) => t(row.level), width: 6 },
      {
        key: 'foundAt',
        sort: 'FOUND',
        title: t('foundAt'),
        cell: (row) => formatInstant(row.foundAt),
        width: 9.5,
      },
      {
        key: 'notifiedAt',
        sort: 'NOTIFIED',
        title: t('notifiedAt'),
        cell: (row) => (row.notifiedAt === null ? t('notNotified') : formatInstant(row.notifiedAt)),
        width: 9.5,
      },
      {
        key: 'due',
        title: t('rectifyBy'),
        cell: (row) => (row.due?.dueAt ? formatLimit(row.due.dueAt) : '—'),
        width: 9.5,
      },
      {
        key: 'rectifiedAt',
        sort: 'RECTIFIED',
        title: t('rectifiedAt'),
        cell: (row) => formatInstant(row.rectifiedAt),
        width: 9.5,
      },
      {
        key: 'state',
        title: t('state'),
        cell: (row) =>
          row.due ? <DueMark due={row.due} /> : t(row.rectifiedAt === null ? 'notRectified' : 'rectified'),
        width: 11,
      },
    ],
  } satisfies ListDescription<FindingRow, typeof filters, FindingSort>
}
