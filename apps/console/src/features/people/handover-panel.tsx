import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { lastDayOf } from '../../ui/days'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { useHandoverTexts } from './handover-texts'
import type { HandoverItem, Person } from './operations'
import { ReopenDrawer } from './reopen-drawer'
import { SettleDrawer } from './settle-drawer'
import { usePeopleTexts } from './texts'

/** 交接: what somebody whose appointment ends leaves to others, who took it over, and what is open. Nothing while there is none. */
export function HandoverPanel({ person }: { person: Person }) {
  const t = usePeopleTexts()
  const [settling, setSettling] = useState<HandoverItem>()
  const [reopening, setReopening] = useState<HandoverItem>()
  const columns = useColumns(setSettling, setReopening)
  const { handover } = person
  if (handover.length === 0) return null
  const open = handover.filter(({ settledAt }) => settledAt === null).length
  return (
    <Panel
      flush
      title={t('handover')}
      extra={
        <Tag meaning={open === 0 ? 'plain' : 'deadline'}>
          {open === 0 ? t('handoverDone') : t('handoverOpen', { open, all: handover.length })}
        </Tag>
      }
    >
      <DataTable
        caption={t('handover')}
        columns={columns}
        rows={handover}
        rowKey={(item) => item.id}
        heading="matter"
      />
      <ReopenDrawer item={reopening} onClose={() => setReopening(undefined)} />
      <SettleDrawer leaver={person.id} item={settling} onClose={() => setSettling(undefined)} />
    </Panel>
  )
}

function useColumns(
  onSettle: (item: HandoverItem) => void,
  onReopen: (item: HandoverItem) => void,
): readonly Column<HandoverItem>[] {
  const t = usePeopleTexts()
  const handover = useHandoverTexts()
  const say = useBilingual()
  return [
    {
      key: 'matter',
      title: t('matter'),
      cell: (item) => <Named second={`${t(item.kind)} · ${say(item.duty)}`}>{say(item.title)}</Named>,
      wrap: true,
    },
    { key: 'unit', title: t('unit'), cell: (item) => item.organisation.name, width: 14 },
    { key: 'lastDay', title: t('lastDayThere'), cell: (item) => lastDayOf(item.dueOn), width: 8 },
    {
      key: 'outcome',
      title: t('outcome'),
      width: 20,
      wrap: true,
      cell: (item) =>
        item.settledAt === null ? (
          <Named second={item.note ? handover('reopened', { reason: item.note }) : undefined}>
            {item.viewerCanSettle ? (
              <Button size="small" onClick={() => onSettle(item)}>
                {t('settle')}
              </Button>
            ) : (
              <Tag meaning="deadline">{t('unsettled')}</Tag>
            )}
          </Named>
        ) : (
          <Named
            second={
              <>
                {t('settledBy', { by: item.settledBy?.name ?? '', at: formatInstant(item.settledAt) })}
                {item.viewerCanReopen ? (
                  <Button size="small" type="link" onClick={() => onReopen(item)}>
                    {handover('reopen')}
                  </Button>
                ) : null}
              </>
            }
          >
            {[item.successor?.name, item.note].filter(Boolean).join(' · ')}
          </Named>
        ),
    },
  ]
}
