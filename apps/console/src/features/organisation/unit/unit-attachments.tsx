import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { DataTable, Named } from '../../../ui/data-table'
import { Loaded, Nothing } from '../../../ui/loaded'
import { StateMark } from '../../../ui/meaning'
import { Toolbar } from '../../../ui/page'
import { todayInShanghai } from '../../../ui/today'
import { AttachmentDrawer } from './attachment-drawer'
import { type Attachment, attachmentsQuery } from './attachment-operations'
import { useAttachmentTexts } from './attachment-texts'
import type { Unit } from './operations'

/** The rulebooks that are attached to a unit itself, and what whoever looks may do about them. */
export function UnitAttachments({ unit }: { unit: Unit }) {
  const t = useAttachmentTexts()
  const [open, setOpen] = useState<'attach' | Attachment>()
  return (
    <Loaded query={useQuery(attachmentsQuery(unit.id))} lines={3}>
      {({ organisation }) => (
        <>
          <Toolbar>
            <strong>{t('here')}</strong>
            {organisation?.viewerCanAttachRulebooks ? (
              <Button onClick={() => setOpen('attach')}>{t('attach')}</Button>
            ) : null}
          </Toolbar>
          <AttachmentTable rows={organisation?.rulebookAttachments ?? []} onEnd={setOpen} />
          {open ? (
            <AttachmentDrawer
              unit={unit}
              ending={open === 'attach' ? undefined : open}
              onClose={() => setOpen(undefined)}
            />
          ) : null}
        </>
      )}
    </Loaded>
  )
}

function AttachmentTable(props: { rows: readonly Attachment[]; onEnd: (attachment: Attachment) => void }) {
  const t = useAttachmentTexts()
  return (
    <DataTable
      caption={t('here')}
      heading="book"
      rows={props.rows}
      rowKey={(row) => row.id}
      empty={<Nothing title={t('nothingHere')} />}
      columns={[
        {
          key: 'book',
          title: t('book'),
          cell: ({ edition }) => (
            <Link to="/rulebooks/$rulebookId" params={{ rulebookId: edition.id }}>
              {t('edition', { name: edition.shortName, version: edition.version })}
            </Link>
          ),
        },
        { key: 'state', title: t('state'), cell: (row) => <State row={row} />, width: 7 },
        { key: 'from', title: t('from'), cell: (row) => row.attachedFrom, width: 7 },
        { key: 'to', title: t('to'), cell: (row) => row.attachedTo ?? t('longTerm'), width: 8 },
        {
          key: 'ground',
          title: t('ground'),
          wrap: true,
          cell: (row) => (
            <Named second={row.attachedBy ? t('by', { name: row.attachedBy }) : t('initial')}>
              {row.reason ?? '—'}
              {row.endedBy ? <p>{t('endedBy', { name: row.endedBy, reason: row.endReason ?? '' })}</p> : null}
            </Named>
          ),
        },
        {
          key: 'end',
          title: '',
          width: 7,
          cell: (row) =>
            row.viewerCanEnd && stateOf(row) !== 'over' ? (
              <Button size="small" onClick={() => props.onEnd(row)}>
                {t('end')}
              </Button>
            ) : null,
        },
      ]}
    />
  )
}

function stateOf({ attachedFrom, attachedTo }: Attachment): 'held' | 'toCome' | 'over' {
  const today = todayInShanghai()
  if (attachedTo !== null && attachedTo <= today) return 'over'
  return attachedFrom > today ? 'toCome' : 'held'
}

const meanings = { held: 'bonus', toCome: 'deadline', over: 'unknown' } as const

function State({ row }: { row: Attachment }) {
  const t = useAttachmentTexts()
  const state = stateOf(row)
  return <StateMark meaning={meanings[state]}>{t(state)}</StateMark>
}
