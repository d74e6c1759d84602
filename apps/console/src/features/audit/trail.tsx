import { auditActionTitles, auditObjectTitles, auditStreamTitles } from '@zhengmei/domain/audit'
import { visibleText } from '@zhengmei/domain/kernel'
import { useState } from 'react'
import { Second } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { type Bilingual, useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { usePunctuation } from '../../ui/punctuation'
import { choiceFilter, datesFilter, List, type ListDescription, listRead, textFilter } from '../lists'
import styles from './audit.module.css'
import { EntryDrawer } from './entry-drawer'
import { type AuditEntry, type AuditFilter, entriesQuery, ownEntriesQuery } from './operations'
import { useAuditTexts } from './texts'
import { whoOf } from './who'

/** The entries, latest first; `all` of them, or one's own doings. */
export function Trail({ all }: { all: boolean }) {
  const [open, setOpen] = useState<AuditEntry>()
  return (
    <>
      <List description={useTrail(all, open, setOpen)} />
      <EntryDrawer entry={open} onClose={() => setOpen(undefined)} />
    </>
  )
}

function useFilters() {
  const t = useAuditTexts()
  const say = useBilingual()
  const choices = (titles: Readonly<Record<string, Bilingual>>) =>
    Object.entries(titles).map(([value, title]) => ({ value, label: say(title) }))
  return {
    text: textFilter({ label: t('text'), width: 12 }),
    person: textFilter({ label: t('personHint'), width: 10.5 }),
    action: choiceFilter({ label: t('action'), choices: choices(auditActionTitles), width: 9 }),
    stream: choiceFilter({ label: t('stream'), choices: choices(auditStreamTitles), width: 8 }),
    days: datesFilter({ label: t('at') }),
    objectType: choiceFilter({
      label: t('objectType'),
      choices: choices(auditObjectTitles),
      rare: true,
    }),
    objectId: textFilter({ label: t('objectId'), rare: true, width: 11 }),
    address: textFilter({ label: t('address'), rare: true, width: 9 }),
    requestId: textFilter({ label: t('requestId'), rare: true, width: 11 }),
    tokenId: textFilter({ label: t('tokenId'), rare: true, width: 11 }),
  }
}
type Filters = ReturnType<typeof useFilters>

function useTrail(all: boolean, open: AuditEntry | undefined, onOpen: (entry: AuditEntry) => void) {
  const t = useAuditTexts()
  const say = useBilingual()
  const marks = usePunctuation()
  const description = {
    key: all ? 'audit' : 'audit.own',
    caption: t('trail'),
    filters: useFilters(),
    heading: 'action',
    rowKey: (row) => row.id,
    selected: (row) => row.id === open?.id,
    empty: <Nothing title={t('none')} text={t('noneText')} />,
    read: ({ filters: { days, ...filters }, first, after }) => {
      const filter: AuditFilter = { ...filters, fromOn: days?.from, toOn: days?.to }
      return all
        ? listRead(entriesQuery({ filter, first, after }), (data) => data.auditEntries)
        : listRead(ownEntriesQuery({ filter, first, after }), (data) => data.ownAuditEntries)
    },
    columns: [
      {
        key: 'action',
        title: t('action'),
        cell: (row) => (
          <button type="button" className={styles['entry']} onClick={() => onOpen(row)}>
            {say(row.actionTitle)}
          </button>
        ),
        width: 11,
      },
      { key: 'at', title: t('at'), cell: (row) => formatInstant(row.at), width: 9.5 },
      {
        key: 'person',
        title: t('person'),
        cell: (row) => (
          <>
            {whoOf(row, marks) ?? t('nobody')}
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
      {
        key: 'request',
        title: t('requestId'),
        cell: (row) => <code>{row.requestId ?? '—'}</code>,
        width: 13,
        hidden: true,
      },
    ],
  } satisfies ListDescription<AuditEntry, Filters>
  if (!all) return description
  return {
    ...description,
    download: {
      kind: 'audit',
      parameters: ({ filters: { days, ...filters } }) => ({ ...filters, fromOn: days?.from, toOn: days?.to }),
    },
  } satisfies ListDescription<AuditEntry, Filters>
}
