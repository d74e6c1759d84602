import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { Loaded, Nothing, Waiting } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import { todayInShanghai } from '../../ui/today'
import { calendarOf, calendarQuery, type ToldCalendar } from '../calendar'
import styles from './account.module.css'
import { CadenceDays, CadenceWeeks } from './cadence-tables'
import { useCadenceTexts } from './cadence-texts'
import { DemandList } from './demand-list'
import { heatDays } from './heat-days'
import { type Cadence, cadenceQuery } from './operations'

/** The chart comes only when it is looked at. */
const YearHeatMap = lazy(() => import('./year-heat-map'))

/** How an account published through a year: day by day as a chart or a table, and what the rules demand of it. */
export function CadenceSection({ accountId, year }: { accountId: string; year: number }) {
  const t = useCadenceTexts()
  const query = useQuery({ ...cadenceQuery(accountId, year), placeholderData: keepPreviousData })
  const { show: view = 'chart' } = useSearch({ from: '/signed-in/accounts/$accountId' })
  const navigate = useNavigate({ from: '/accounts/$accountId' })
  const thisYear = Number(todayInShanghai().slice(0, 4))
  return (
    <Loaded query={query} lines={8}>
      {({ account }) => {
        const cadence = account?.cadence
        if (!cadence) return <Nothing title={t('noYear')} />
        return (
          <div className={styles['sections']}>
            <Panel
              flush
              title={t('heatMap', { year: cadence.year })}
              extra={
                <span className={styles['years']}>
                  <Segmented<'chart' | 'weeks' | 'days'>
                    size="small"
                    aria-label={t('view')}
                    value={view}
                    onChange={(next) =>
                      void navigate({ search: (now) => ({ ...now, show: next }), replace: true })
                    }
                    options={[
                      { value: 'chart', label: t('chart') },
                      { value: 'weeks', label: t('byWeek') },
                      { value: 'days', label: t('byDay') },
                    ]}
                  />
                  <Select
                    size="small"
                    aria-label={t('year')}
                    value={year}
                    onChange={(next) =>
                      void navigate({ search: (now) => ({ ...now, year: next }), replace: true })
                    }
                    options={[0, 1, 2, 3, 4].map((back) => ({
                      value: thisYear - back,
                      label: thisYear - back,
                    }))}
                  />
                </span>
              }
            >
              {account.year || view !== 'chart' ? null : (
                <Nothing title={t('noYear')} text={t('noYearText')} />
              )}
              <View accountId={accountId} cadence={cadence} view={view} />
            </Panel>
            <Panel flush title={t('demands')}>
              <DemandList accountId={accountId} cadence={cadence} />
            </Panel>
          </div>
        )
      }}
    </Loaded>
  )
}

function View(props: { accountId: string; cadence: Cadence; view: 'chart' | 'weeks' | 'days' }) {
  const calendar = useQuery(calendarQuery())
  if (props.view === 'weeks') return <CadenceWeeks accountId={props.accountId} cadence={props.cadence} />
  return (
    <Loaded query={calendar} lines={6}>
      {({ workCalendar }) =>
        workCalendar && (
          <Days {...props} view={props.view === 'days' ? 'days' : 'chart'} told={workCalendar} />
        )
      }
    </Loaded>
  )
}

function Days(props: { accountId: string; cadence: Cadence; view: 'chart' | 'days'; told: ToldCalendar }) {
  const { cadence, accountId, told } = props
  const navigate = useNavigate({ from: '/accounts/$accountId' })
  const days = useMemo(() => heatDays(cadence.year, cadence.days, calendarOf(told)), [cadence, told])
  if (props.view === 'days') return <CadenceDays accountId={accountId} days={days} year={cadence.year} />
  return (
    <div className={styles['map']}>
      <Suspense fallback={<Waiting lines={6} />}>
        <YearHeatMap
          year={cadence.year}
          days={days}
          demand={cadence.demands.find(({ of }) => of === 'POSTS')}
          onOpen={(on) => void navigate({ search: { tab: 'posts', on: `${on}..${on}` } })}
        />
      </Suspense>
    </div>
  )
}
