import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { type Column, DataTable, Named, Second } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { LinkButton } from '../../ui/link-button'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page, Panel, Toolbar } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { type RunSummary, runsQuery } from './operations'
import { isUnderWay, RunStateMark, useRunName } from './run-state'
import { StartRunDrawer } from './start-run-drawer'
import { useAssessmentTexts } from './texts'

const pageSize = 20
const thisYear = new Date().getFullYear()

/** All runs, newest first, and the way to start another. */
export default function RunsPage() {
  const t = useAssessmentTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const search = useSearch({ from: '/signed-in/assessments' })
  const navigate = useNavigate({ from: '/assessments' })
  const columns = useColumns()
  const runs = useQuery({
    ...runsQuery({ year: search.year, first: pageSize, after: search.after }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.assessmentRuns.edges.some((edge) => isUnderWay(edge.node.state)) ? 3000 : false,
  })
  const toggleStart = (start: boolean) =>
    void navigate({ search: (before) => ({ ...before, start: start || undefined }) })
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <LinkButton to="/assessments/compare">{t('compareRuns')}</LinkButton>
          {viewer.viewerCanStartRuns ? (
            <Button type="primary" onClick={() => toggleStart(true)}>
              {t('start')}
            </Button>
          ) : null}
        </>
      }
    >
      <Panel flush label={t('runs')}>
        <Toolbar>
          <Select
            aria-label={t('year')}
            value={search.year ?? 0}
            style={{ width: '8rem' }}
            onChange={(year) => void navigate({ search: { year: year || undefined } })}
            options={[
              { value: 0, label: t('allYears') },
              ...[0, 1, 2, 3].map((back) => ({ value: thisYear - back, label: thisYear - back })),
            ]}
          />
        </Toolbar>
        <Loaded query={runs}>
          {({ assessmentRuns: page }) => (
            <>
              <DataTable
                caption={t('runs')}
                columns={columns}
                rows={page.edges.map((edge) => edge.node)}
                rowKey={(row) => row.id}
                heading="run"
                empty={
                  <Nothing title={t('noRuns')} text={t('noRunsText')}>
                    {viewer.viewerCanStartRuns ? (
                      <Button onClick={() => toggleStart(true)}>{t('start')}</Button>
                    ) : null}
                  </Nothing>
                }
              />
              <Pager
                page={page}
                pageSize={pageSize}
                shown={page.edges.length}
                after={search.after}
                onTurn={({ after, trail }) =>
                  void navigate({ search: (before) => ({ ...before, after }), state: { trail } })
                }
              />
            </>
          )}
        </Loaded>
      </Panel>
      <StartRunDrawer open={search.start === true} onClose={() => toggleStart(false)} />
    </Page>
  )
}

function useColumns(): readonly Column<RunSummary>[] {
  const t = useAssessmentTexts()
  const nameOf = useRunName()
  return [
    {
      key: 'run',
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
      cell: (row) => `${row.rulebook.shortName} · ${t('version', { version: row.rulebook.version })}`,
      width: 10,
    },
    { key: 'state', title: t('state'), cell: (row) => <RunStateMark state={row.state} />, width: 9 },
    {
      key: 'units',
      title: t('units'),
      cell: (row) => (row.counts ? formatCount(row.counts.units) : '—'),
      number: true,
      width: 6,
    },
    {
      key: 'accounts',
      title: t('accounts'),
      cell: (row) => (row.counts ? formatCount(row.counts.accounts) : '—'),
      number: true,
      width: 6.5,
    },
    {
      key: 'requested',
      title: t('requested'),
      cell: (row) => (
        <>
          {formatInstant(row.requestedAt)}
          <Second>{row.requestedBy?.name ?? t('commandLine')}</Second>
        </>
      ),
      width: 11,
    },
  ]
}
