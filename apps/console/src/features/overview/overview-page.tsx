import { useQuery } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { DataTable } from '../../ui/data-table'
import { Figures } from '../../ui/facts'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Columns, Page, Panel } from '../../ui/page'
import { ScoreBar } from '../../ui/score-bar'
import { RunStateMark } from '../assessment'
import { JobStateMark } from '../dataset-import'
import { type Overview, overviewQuery, type Standing, standingQuery } from './operations'
import { useOverviewTexts } from './texts'

/** The first page: every number is the link to the list it counts. */
export default function OverviewPage() {
  const t = useOverviewTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const own = viewer.appointment?.organisation
  const overview = useQuery({
    ...overviewQuery(own?.id ?? '', viewer.viewerCanImport),
    enabled: own !== undefined,
  })
  return (
    <Page
      title={own?.name ?? t('title')}
      beside={viewer.appointment ? <Tag meaning="active">{say(viewer.appointment.roleTitle)}</Tag> : null}
      actions={
        <>
          {viewer.viewerCanImport ? <LinkButton to="/imports">{t('import')}</LinkButton> : null}
          {viewer.viewerCanStartRuns ? (
            <LinkButton color="primary" variant="solid" to="/assessments" search={{ start: true }}>
              {t('startRun')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Loaded query={overview} lines={10}>
        {(data) => (
          <>
            <Counts overview={data} />
            <Latest overview={data} />
            <Columns>
              <LastRuns overview={data} />
              {data.importJobs ? <LastImports jobs={data.importJobs} /> : null}
            </Columns>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Counts({ overview }: { overview: Overview }) {
  const t = useOverviewTexts()
  return (
    <Panel flush label={t('title')}>
      <Figures
        items={[
          {
            label: t('units'),
            value: (
              <Link to="/organisations" search={{ list: 'units' }}>
                {formatCount(overview.units.totalCount)}
              </Link>
            ),
          },
          {
            label: t('accounts'),
            value: (
              <Link to="/organisations" search={{ list: 'accounts' }}>
                {formatCount(overview.accounts.totalCount)}
              </Link>
            ),
          },
          {
            label: t('runs'),
            value: <Link to="/assessments">{formatCount(overview.assessmentRuns.totalCount)}</Link>,
          },
          ...(overview.importJobs
            ? [
                {
                  label: t('imports'),
                  value: <Link to="/imports">{formatCount(overview.importJobs.totalCount)}</Link>,
                },
              ]
            : []),
          {
            label: t('rulebooks'),
            value: <Link to="/rulebooks">{formatCount(overview.rulebooks.length)}</Link>,
          },
        ]}
      />
    </Panel>
  )
}

/** The result that holds: the newest official one, or the newest trial while there is none. */
function latestResult(runs: readonly Overview['assessmentRuns']['edges'][number]['node'][]) {
  const sealed = runs.filter(
    (run) => run.state === 'SEALED' && run.kind !== 'WHAT_IF' && run.supersededBy === null,
  )
  return sealed.find((run) => run.kind === 'OFFICIAL') ?? sealed[0]
}

/** The last sealed result: who leads, and which accounts need work. */
function Latest({ overview }: { overview: Overview }) {
  const t = useOverviewTexts()
  const sealed = latestResult(overview.assessmentRuns.edges.map((edge) => edge.node))
  const standing = useQuery({ ...standingQuery(sealed?.id ?? ''), enabled: sealed !== undefined })
  if (!sealed) return null
  const title = `${t('latest')} · ${t('latestOf', { year: sealed.year, scope: sealed.scope.name })}`
  return (
    <Columns>
      <Panel
        flush
        title={title}
        extra={
          <Link to="/assessments/$runId" params={{ runId: sealed.id }}>
            {t('all')}
          </Link>
        }
      >
        <Loaded query={standing}>
          {({ assessmentRun }) =>
            assessmentRun ? <Leaders runId={sealed.id} standing={assessmentRun} /> : null
          }
        </Loaded>
      </Panel>
      <Panel
        flush
        title={t('worst')}
        extra={
          <Link to="/assessments/$runId" params={{ runId: sealed.id }} search={{ tab: 'accounts' }}>
            {t('all')}
          </Link>
        }
      >
        <Loaded query={standing}>
          {({ assessmentRun }) =>
            assessmentRun ? <Worst runId={sealed.id} standing={assessmentRun} /> : null
          }
        </Loaded>
      </Panel>
    </Columns>
  )
}

function Leaders({ runId, standing }: { runId: string; standing: Standing }) {
  const t = useOverviewTexts()
  const say = useBilingual()
  const titles = new Map(standing.categories.map((each) => [each.category, say(each.title)]))
  return (
    <DataTable
      caption={t('best')}
      rows={standing.ranking.edges.map((edge) => edge.node)}
      rowKey={(row) => row.id}
      heading="unit"
      columns={[
        { key: 'rank', title: t('rank'), cell: (row) => row.rank, number: true, width: 4 },
        {
          key: 'unit',
          title: t('units'),
          cell: (row) => (
            <Link to="/assessments/$runId/units/$unitId" params={{ runId, unitId: row.organisation.id }}>
              {row.organisation.name}
            </Link>
          ),
        },
        {
          key: 'category',
          title: t('category'),
          cell: (row) => titles.get(row.category) ?? row.category,
          width: 8.5,
        },
        {
          key: 'score',
          title: t('score'),
          cell: (row) => <strong>{row.finalScore}</strong>,
          number: true,
          width: 5.5,
        },
      ]}
    />
  )
}

function Worst({ runId, standing }: { runId: string; standing: Standing }) {
  const t = useOverviewTexts()
  const say = useBilingual()
  return (
    <DataTable
      caption={t('worst')}
      rows={standing.accountResults.edges.map((edge) => edge.node)}
      rowKey={(row) => row.id}
      heading="account"
      columns={[
        {
          key: 'account',
          title: t('accounts'),
          cell: (row) => (
            <Link to="/assessments/$runId/accounts/$accountId" params={{ runId, accountId: row.account.id }}>
              {row.account.name}
            </Link>
          ),
        },
        { key: 'platform', title: t('platform'), cell: (row) => say(row.account.platformTitle), width: 7.5 },
        {
          key: 'score',
          title: t('score'),
          cell: (row) => <strong>{row.score}</strong>,
          number: true,
          width: 5.5,
        },
        {
          key: 'bar',
          title: <span className="visually-hidden">{t('score')}</span>,
          cell: (row) => <ScoreBar score={row.score} meaning="deduction" />,
          width: 7,
        },
      ]}
    />
  )
}

function LastRuns({ overview }: { overview: Overview }) {
  const t = useOverviewTexts()
  return (
    <Panel flush title={t('lastRuns')} extra={<Link to="/assessments">{t('all')}</Link>}>
      <DataTable
        caption={t('lastRuns')}
        rows={overview.assessmentRuns.edges.map((edge) => edge.node)}
        rowKey={(row) => row.id}
        heading="run"
        empty={<Nothing title={t('noRuns')} text={t('noRunsText')} />}
        columns={[
          {
            key: 'run',
            title: t('runs'),
            cell: (row) => (
              <>
                <Link to="/assessments/$runId" params={{ runId: row.id }}>
                  {row.year} · {row.scope.name}
                </Link>
              </>
            ),
          },
          {
            key: 'kind',
            title: t('kind'),
            cell: (row) => <Tag meaning={row.kind === 'OFFICIAL' ? 'active' : 'plain'}>{t(row.kind)}</Tag>,
            width: 6,
          },
          { key: 'state', title: t('state'), cell: (row) => <RunStateMark state={row.state} />, width: 7.5 },
          { key: 'at', title: t('at'), cell: (row) => formatInstant(row.requestedAt), width: 9.5 },
        ]}
      />
    </Panel>
  )
}

function LastImports({ jobs }: { jobs: NonNullable<Overview['importJobs']> }) {
  const t = useOverviewTexts()
  return (
    <Panel flush title={t('lastImports')} extra={<Link to="/imports">{t('all')}</Link>}>
      <DataTable
        caption={t('lastImports')}
        rows={jobs.edges.map((edge) => edge.node)}
        rowKey={(row) => row.id}
        heading="job"
        empty={<Nothing title={t('noImports')} />}
        columns={[
          {
            key: 'job',
            title: t('imports'),
            cell: (row) => (
              <Link to="/imports/$jobId" params={{ jobId: row.id }}>
                {row.fileNames.join('、')}
              </Link>
            ),
          },
          {
            key: 'kind',
            title: t('kind'),
            cell: (row) => <Tag>{t(row.dryRun ? 'dryRun' : 'real')}</Tag>,
            width: 6,
          },
          {
            key: 'state',
            title: t('state'),
            cell: (row) => <JobStateMark state={row.state} dryRun={row.dryRun} />,
            width: 7.5,
          },
          { key: 'at', title: t('at'), cell: (row) => formatInstant(row.requestedAt), width: 9.5 },
        ]}
      />
    </Panel>
  )
}
