import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { useCadenceTexts } from './cadence-texts'
import type { HeatDay } from './heat-days'
import type { Cadence, PeriodVerdict } from './operations'

const meanings = {
  MET: 'bonus',
  SHORT: 'deduction',
  UNKNOWN: 'unknown',
  OUTSIDE: 'plain',
  RUNNING: 'deadline',
  COUNTED: 'plain',
} as const satisfies Readonly<Record<PeriodVerdict, string>>

/** Posts between two days, the second exclusive, as the address of the list of posts says it. */
const span = (from: string, to: string): string => {
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return `${from}..${last}`
}

/** The posts of some days, as a number that leads to them. */
export function PostsOf(props: { accountId: string; from: string; to: string; children: React.ReactNode }) {
  return (
    <Link
      to="/accounts/$accountId"
      params={{ accountId: props.accountId }}
      search={{ tab: 'posts', on: span(props.from, props.to) }}
    >
      {props.children}
    </Link>
  )
}

type Week = Cadence['weeks'][number]

/** The year by weeks: how many, and how each came out under every weekly demand. */
export function CadenceWeeks({ accountId, cadence }: { accountId: string; cadence: Cadence }) {
  const t = useCadenceTexts()
  const weekly = cadence.demands.filter(({ per }) => per === 'WEEK')
  const columns: Column<Week>[] = [
    { key: 'label', title: t('week'), cell: (week) => week.label, width: 7 },
    {
      key: 'dates',
      title: t('dates'),
      cell: (week) => span(week.fromOn, week.toOn).replace('..', ' – '),
      width: 14,
    },
    {
      key: 'count',
      title: t('count'),
      number: true,
      width: 6,
      cell: (week) => (
        <PostsOf accountId={accountId} from={week.fromOn} to={week.toOn}>
          {formatCount(week.count)}
        </PostsOf>
      ),
    },
    ...weekly.map(({ of, minimum, periods }): Column<Week> => {
      const byLabel = new Map(periods.map((period) => [period.label, period]))
      return {
        key: of,
        title: `${t(of === 'POSTS' ? 'demandPosts' : 'demandOriginals')} ≥ ${minimum}`,
        width: 13,
        cell: (week) => {
          const period = byLabel.get(week.label)
          if (!period) return '—'
          return (
            <Tag meaning={meanings[period.verdict]}>
              {of === 'ORIGINALS' ? `${period.count} · ` : ''}
              {t(period.verdict)}
            </Tag>
          )
        },
      }
    }),
  ]
  return (
    <DataTable
      caption={t('heatMap', { year: cadence.year })}
      columns={columns}
      rows={cadence.weeks}
      rowKey={(week) => week.label}
      heading="label"
      dense
    />
  )
}

/** The days on which something was published. */
export function CadenceDays(props: { accountId: string; days: readonly HeatDay[]; year: number }) {
  const t = useCadenceTexts()
  const nameOf = useWeekday()
  return (
    <DataTable
      caption={t('heatMap', { year: props.year })}
      rows={props.days.filter((day) => day.posts > 0)}
      rowKey={(day) => day.on}
      heading="on"
      dense
      empty={<Nothing title={t('noYear')} text={t('noYearText')} />}
      columns={[
        { key: 'on', title: t('day'), cell: (day) => day.on, width: 8 },
        { key: 'weekday', title: t('weekdayTitle'), cell: (day) => nameOf(day.weekday), width: 6 },
        { key: 'kind', title: t('dayKind'), cell: (day) => t(day.kind ?? 'unknownDay') },
        {
          key: 'posts',
          title: t('count'),
          number: true,
          width: 6,
          cell: (day) => (
            <Link
              to="/accounts/$accountId"
              params={{ accountId: props.accountId }}
              search={{ tab: 'posts', on: `${day.on}..${day.on}` }}
            >
              {formatCount(day.posts)}
            </Link>
          ),
        },
        {
          key: 'originals',
          title: t('originals'),
          number: true,
          width: 6,
          cell: (day) => formatCount(day.originals),
        },
      ]}
    />
  )
}

/** What a day of the week is called; Monday = 1. */
export function useWeekday(): (weekday: number) => string {
  const t = useCadenceTexts()
  const names = t('weekdays')
  const list = names.includes(' ') ? names.split(' ') : [...names]
  return (weekday) => list[weekday - 1] ?? ''
}
