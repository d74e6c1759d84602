import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { DataTable } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import {
  calendarOperations,
  type Entry,
  entriesQuery,
  type ToldCalendar,
  withdrawNoticeDocument,
} from './operations'
import { useCalendarTexts } from './texts'

/** What was entered for a year: when, by whom, under which number; whoever may enter takes the latest back. */
export function Entries({ year, told }: { year: number; told: ToldCalendar }) {
  const t = useCalendarTexts()
  const entries = useQuery(entriesQuery(year))
  return (
    <Panel flush title={t('entries', { year })}>
      <Loaded query={entries} lines={2}>
        {({ holidayNoticeEntries }) => (
          <>
            <DataTable
              caption={t('entries', { year })}
              rows={holidayNoticeEntries}
              rowKey={(row) => row.id}
              heading="number"
              empty={<Nothing title={t('noEntries')} />}
              columns={[
                {
                  key: 'number',
                  title: t('notice'),
                  wrap: true,
                  cell: (row) => (
                    <>
                      {row.notice?.number ?? t('takenBack')}{' '}
                      {row.inForce ? <Tag meaning="bonus">{t('inForce')}</Tag> : null}
                    </>
                  ),
                },
                { key: 'issued', title: t('issuedOn'), cell: (row) => String(row.notice?.issuedOn ?? '—') },
                { key: 'days', title: t('says'), wrap: true, cell: (row) => contentsOf(row, t) },
                {
                  key: 'by',
                  title: t('enteredBy'),
                  cell: (row) => (row.builtIn ? t('product') : row.enteredBy),
                },
                {
                  key: 'at',
                  title: t('enteredAt'),
                  cell: (row) => (row.enteredAt === null ? '—' : formatInstant(String(row.enteredAt))),
                },
              ]}
            />
            {told.viewerCanSet && holidayNoticeEntries.some((each) => each.inForce && !each.builtIn) ? (
              <TakeBack year={year} version={told.version} />
            ) : null}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function contentsOf({ notice }: Entry, t: ReturnType<typeof useCalendarTexts>): string {
  if (!notice) return '—'
  const makeup = notice.holidays.flatMap(({ makeupWorkdays }) => makeupWorkdays).length
  return t('contents', { holidays: notice.holidays.length, makeup })
}

function TakeBack({ year, version }: { year: number; version: string }) {
  const t = useCalendarTexts()
  const queryClient = useQueryClient()
  const withdraw = useMutation(gqlMutation(queryClient, withdrawNoticeDocument, calendarOperations))
  return (
    <div style={{ padding: '0.75rem 1.25rem' }}>
      <AskFirst
        question={t('takeBackQuestion', { year })}
        yes={t('takeBack')}
        no={t('keep')}
        busy={withdraw.isPending}
        onYes={() => withdraw.mutate({ input: { year, calendarVersion: version } })}
      >
        {t('takeBack')}
      </AskFirst>
      <Problem refusal={refusalOf(withdraw.data?.withdrawHolidayNotice)} error={withdraw.error} />
    </div>
  )
}
