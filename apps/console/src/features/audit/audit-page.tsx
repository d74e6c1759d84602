import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { visibleText } from '@zhengmei/domain/kernel'
import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { ForbiddenPage } from '../../ui/plain-pages'
import styles from './audit.module.css'
import { ChainPanel } from './chain-panel'
import { EntryDrawer } from './entry-drawer'
import { Filters } from './filters'
import { type AuditEntry, entriesQuery, ownEntriesQuery } from './operations'
import { useAuditTexts } from './texts'
import { whoOf } from './who'

const pageSize = 50

/** The audit trail: all of it for auditors, their own doings for security administrators. */
export default function AuditPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const t = useAuditTexts()
  const say = useBilingual()
  const { after: _, ...filter } = useSearch({ from: '/signed-in/audit' })
  const all = viewer.viewerCanReadAudit
  if (!all && !viewer.viewerCanReadOwnAudit) return <ForbiddenPage role={say(viewer.appointment.roleTitle)} />
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  return (
    <Page
      title={t('title')}
      lead={t(all ? 'lead' : 'leadOwn')}
      actions={
        all ? (
          <Button href={`/files/audit/entries.csv?${query}`} download icon={<DownloadOutlined aria-hidden />}>
            {t('export')}
          </Button>
        ) : null
      }
    >
      <Trail all={all} />
      {all ? <ChainPanel /> : null}
    </Page>
  )
}

function Trail({ all }: { all: boolean }) {
  const t = useAuditTexts()
  const { after, ...filter } = useSearch({ from: '/signed-in/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const [open, setOpen] = useState<AuditEntry>()
  const columns = useColumns(setOpen)
  const variables = { filter, first: pageSize, after }
  const everybodys = useQuery({
    ...entriesQuery(variables),
    select: (data) => data.auditEntries,
    enabled: all,
    placeholderData: keepPreviousData,
  })
  const own = useQuery({
    ...ownEntriesQuery(variables),
    select: (data) => data.ownAuditEntries,
    enabled: !all,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Filters
        values={filter}
        onChange={(change) => void navigate({ search: { ...filter, ...change, after: undefined } })}
      />
      <Panel flush label={t('trail')}>
        <Loaded query={all ? everybodys : own} lines={12}>
          {(page) => (
            <>
              <DataTable
                caption={t('trail')}
                columns={columns}
                rows={page.nodes}
                rowKey={(row) => row.id}
                heading="action"
                empty={
                  <Nothing title={t('none')} text={t('noneText')}>
                    <Button onClick={() => void navigate({ search: {} })}>{t('clear')}</Button>
                  </Nothing>
                }
                selected={(row) => row.id === open?.id}
              />
              <Pager
                page={page}
                pageSize={pageSize}
                shown={page.nodes.length}
                after={after}
                onTurn={(turn) =>
                  void navigate({ search: { ...filter, after: turn.after }, state: { trail: turn.trail } })
                }
              />
            </>
          )}
        </Loaded>
      </Panel>
      <EntryDrawer entry={open} onClose={() => setOpen(undefined)} />
    </>
  )
}

function useColumns(onOpen: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] {
  const t = useAuditTexts()
  const say = useBilingual()
  return [
    { key: 'at', title: t('at'), cell: (row) => formatInstant(row.at), width: 9.5 },
    {
      key: 'person',
      title: t('person'),
      cell: (row) => (
        <>
          {whoOf(row) ?? t('nobody')}
          {row.roleTitle ? (
            <Second>{visibleText(`${row.orgName ?? ''} ${say(row.roleTitle)}`)}</Second>
          ) : null}
          {row.tokenId ? (
            <Second>{t('byToken', { token: visibleText(row.tokenName ?? row.tokenId) })}</Second>
          ) : null}
        </>
      ),
      width: 15,
    },
    {
      key: 'action',
      title: t('action'),
      cell: (row) => (
        <button type="button" className={styles['entry']} onClick={() => onOpen(row)}>
          {say(row.actionTitle)}
        </button>
      ),
      width: 10,
    },
    {
      key: 'object',
      title: t('object'),
      cell: (row) => (
        <>
          {say(row.objectTitle)}
          <Second>{visibleText(row.objectId)}</Second>
        </>
      ),
    },
    { key: 'address', title: t('address'), cell: (row) => row.address ?? '—', width: 9 },
    {
      key: 'place',
      title: t('place'),
      // Each stream counts by itself; the number must not be cut off by a long name.
      cell: (row) => (
        <>
          #{formatCount(row.seq)}
          <Second>{say(row.streamTitle)}</Second>
        </>
      ),
      width: 10.5,
    },
  ]
}
