import { Button } from 'antd'
import { useFollowed } from '../../graphql'
import { Named } from '../../ui/data-table'
import { formatBytes, formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
import { Problem } from '../../ui/problem'
import { usePunctuation } from '../../ui/punctuation'
import { choicesFilter, List, type ListDescription, listRead } from '../lists'
import { DownloadStateMark, isUnderWay } from './download-state'
import {
  type DownloadRow,
  type DownloadSort,
  type DownloadState,
  downloadsChangedDocument,
  downloadsQuery,
} from './operations'
import { useDownloadTexts } from './texts'
import { useDownloadChanges } from './use-downloads'

/** All files that the viewer took out. */
export default function DownloadsPage() {
  const t = useDownloadTexts()
  const changes = useDownloadChanges()
  useFollowed(downloadsChangedDocument, {}, downloadsQuery({ first: 20, after: undefined }))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Problem refusal={changes.refusal} error={changes.error} />
      <Panel flush label={t('title')}>
        <List description={useDownloadList(changes)} />
      </Panel>
    </Page>
  )
}

const states: readonly DownloadState[] = ['PLANNED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'EXPIRED']

function useFilters() {
  const t = useDownloadTexts()
  return {
    state: choicesFilter({
      label: t('state'),
      choices: states.map((value) => ({ value, label: t(value) })),
    }),
  }
}

function useDownloadList(
  changes: ReturnType<typeof useDownloadChanges>,
): ListDescription<DownloadRow, ReturnType<typeof useFilters>, DownloadSort> {
  const t = useDownloadTexts()
  const marks = usePunctuation()
  const say = useBilingual()
  return {
    key: 'downloads',
    caption: t('title'),
    filters: useFilters(),
    heading: 'file',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('none')} text={t('noneText')} />,
    read: ({ filters: { state }, sort, first, after }) =>
      listRead(
        downloadsQuery({
          states: state && [...state],
          sort: sort?.by,
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.myDownloads,
      ),
    refetchEvery: (rows) => (rows.some(isUnderWay) ? 3000 : false),
    actionsWidth: 6,
    actions: (row) => {
      if (row.viewerCanCancel)
        return (
          <Button size="small" disabled={changes.busy} onClick={() => changes.cancel(row.id)}>
            {t('cancel')}
          </Button>
        )
      if (isUnderWay(row)) return null
      return (
        <Button size="small" disabled={changes.busy} onClick={() => changes.remove(row.id)}>
          {t('delete')}
        </Button>
      )
    },
    columns: [
      {
        key: 'file',
        title: t('file'),
        cell: (row) => (
          <Named second={say(row.title)}>
            {row.url ? (
              <a href={row.url} download={row.fileName}>
                {row.fileName}
              </a>
            ) : (
              row.fileName
            )}
          </Named>
        ),
      },
      {
        key: 'state',
        title: t('state'),
        cell: (row) => <DownloadStateMark row={row} />,
        width: 8,
        wrap: true,
      },
      {
        key: 'filters',
        title: t('filters'),
        cell: (row) =>
          row.filters.map(({ what, to }) => marks.colon(say(what), say(to))).join(marks.semicolon) ||
          t('noFilters'),
        wrap: true,
      },
      {
        key: 'rows',
        sort: 'ROWS',
        title: t('rows'),
        cell: (row) => (row.rows === null ? '—' : formatCount(row.rows)),
        number: true,
        width: 5.5,
      },
      {
        key: 'size',
        sort: 'SIZE',
        title: t('size'),
        cell: (row) => (row.size === null ? '—' : formatBytes(row.size)),
        number: true,
        width: 6,
      },
      {
        key: 'requested',
        sort: 'REQUESTED',
        title: t('requested'),
        cell: (row) => formatInstant(row.requestedAt),
        width: 9.5,
      },
      {
        key: 'expires',
        title: t('expires'),
        cell: (row) => formatInstant(row.expiresAt),
        width: 9.5,
        hidden: true,
      },
    ],
  }
}
