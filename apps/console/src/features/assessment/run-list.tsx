import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Named, Second } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { type ChoiceFilter, choiceFilter, List, type ListAsk, type ListDescription, listRead } from '../lists'
import { type RunSort, type RunSummary, runsQuery } from './operations'
import { isUnderWay, RunStateMark, useRunName } from './run-state'
import { useAssessmentTexts } from './texts'

const thisYear = new Date().getFullYear()
const years = [0, 1, 2, 3, 4].map((back) => String(thisYear - back))

/** All runs, newest first. `start` is offered where there is none yet. */
export function RunList({ start }: { start: ReactNode }) {
  return <List description={useRunList(start)} />
}

type RunFilters = {
  year: ChoiceFilter
  standing: ChoiceFilter<'UNDER_WAY' | 'AWAITING_OFFICIAL'>
}

/** What the list asks of the server; the export asks the same. */
const asked = ({ filters, sort }: ListAsk<RunFilters, RunSort>) => ({
  year: filters.year === undefined ? undefined : Number(filters.year),
  standing: filters.standing,
  sort: sort?.by,
  descending: sort?.descending,
})

function useRunList(start: ReactNode): ListDescription<RunSummary, RunFilters, RunSort> {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  return {
    key: 'runs',
    caption: t('runs'),
    filters: {
      year: choiceFilter({
        label: t('year'),
        any: t('allYears'),
        width: 8,
        choices: years.map((value) => ({ value, label: value })),
      }),
      standing: choiceFilter({
        label: t('standing'),
        any: t('anyStanding'),
        width: 10,
        choices: [
          { value: 'UNDER_WAY', label: t('underWay') },
          { value: 'AWAITING_OFFICIAL', label: t('awaitingOfficial') },
        ],
      }),
    },
    read: (ask) =>
      listRead(
        runsQuery({ ...asked(ask), first: ask.first, after: ask.after }),
        (data) => data.assessmentRuns,
      ),
    download: { kind: 'assessment.runs', parameters: asked },
    rowKey: (row) => row.id,
    empty: (
      <Nothing title={t('noRuns')} text={t('noRunsText')}>
        {start}
      </Nothing>
    ),
    refetchEvery: (rows) => (rows.some((row) => isUnderWay(row.state)) ? 3000 : false),
    heading: 'run',
    columns: [
      {
        key: 'run',
        sort: 'YEAR',
        title: t('runs'),
        cell: (row) => (
          <Named
            beside={
              <>
                {row.supersededBy ? <Tag meaning="unknown">{t('supersededShort')}</Tag> : null}
                {row.kind === 'WHAT_IF' && row.changes.length > 0 ? (
                  <Tag meaning="cap">{t('changesCount', { count: row.changes.length })}</Tag>
                ) : null}
              </>
            }
            second={row.scope.name}
          >
            <Link to="/assessments/$runId" params={{ runId: row.id }}>
              {nameOf(row)}
            </Link>
          </Named>
        ),
      },
      {
        key: 'rulebook',
        title: t('rulebook'),
        cell: (row) => (
          <>
            {say(row.rulebook.title)}
            <Second>{t('version', { version: row.rulebook.version })}</Second>
          </>
        ),
        width: 17,
      },
      { key: 'state', title: t('state'), cell: (row) => <RunStateMark state={row.state} />, width: 9 },
      {
        key: 'units',
        sort: 'UNITS',
        title: t('units'),
        cell: (row) => (row.counts ? formatCount(row.counts.units) : '—'),
        number: true,
        width: 6.5,
      },
      {
        key: 'accounts',
        sort: 'ACCOUNTS',
        title: t('accounts'),
        cell: (row) => (row.counts ? formatCount(row.counts.accounts) : '—'),
        number: true,
        width: 7,
      },
      {
        key: 'requested',
        sort: 'REQUESTED',
        title: t('requested'),
        cell: (row) => (
          <>
            {formatInstant(row.requestedAt)}
            <Second>{row.requestedBy?.name ?? t('commandLine')}</Second>
          </>
        ),
        width: 11,
      },
    ],
  }
}
