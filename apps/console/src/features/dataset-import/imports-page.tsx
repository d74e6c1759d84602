import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { ForbiddenPage } from '../../ui/plain-pages'
import { isUnderWay, JobStateMark } from './job-state'
import { type JobSummary, jobsQuery } from './operations'
import { useImportTexts } from './texts'
import { UploadPanel } from './upload-panel'

const pageSize = 20

/** Bringing data in, and what was brought in so far. */
export default function ImportsPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const say = useBilingual()
  if (!viewer.viewerCanImport)
    return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return <Imports />
}

function Imports() {
  const t = useImportTexts()
  const search = useSearch({ from: '/signed-in/imports' })
  const navigate = useNavigate({ from: '/imports' })
  const columns = useColumns()
  const jobs = useQuery({
    ...jobsQuery({ first: pageSize, after: search.after }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.importJobs.edges.some((edge) => isUnderWay(edge.node.state)) ? 3000 : false,
  })
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button href="/files/template.xlsx" download icon={<DownloadOutlined aria-hidden />}>
          {t('template')}
        </Button>
      }
    >
      <UploadPanel />
      <Panel flush title={t('history')}>
        <Loaded query={jobs}>
          {({ importJobs: page }) => (
            <>
              <DataTable
                caption={t('history')}
                columns={columns}
                rows={page.edges.map((edge) => edge.node)}
                rowKey={(row) => row.id}
                heading="files"
                empty={<Nothing title={t('none')} text={t('noneText')} />}
              />
              <Pager
                page={page}
                pageSize={pageSize}
                shown={page.edges.length}
                after={search.after}
                onTurn={({ after, trail }) => void navigate({ search: { after }, state: { trail } })}
              />
            </>
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

const sum = (job: JobSummary, part: 'new' | 'changed' | 'unchanged') =>
  job.files.reduce((total, file) => total + file[part], 0)

function useColumns(): readonly Column<JobSummary>[] {
  const t = useImportTexts()
  return [
    {
      key: 'files',
      title: t('files'),
      cell: (row) => (
        <>
          <Link to="/imports/$jobId" params={{ jobId: row.id }}>
            {row.fileNames.length > 3
              ? `${row.fileNames.slice(0, 3).join('、')} … (${row.fileNames.length})`
              : row.fileNames.join('、')}
          </Link>
          <Second>{row.requestedBy.name}</Second>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('kind'),
      cell: (row) =>
        row.dryRun ? <Tag meaning="unknown">{t('dryRun')}</Tag> : <Tag meaning="active">{t('real')}</Tag>,
      width: 6.5,
    },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => <JobStateMark state={row.state} dryRun={row.dryRun} />,
      width: 8,
    },
    { key: 'new', title: t('new'), cell: (row) => formatCount(sum(row, 'new')), number: true, width: 6.5 },
    {
      key: 'changed',
      title: t('changed'),
      cell: (row) => formatCount(sum(row, 'changed')),
      number: true,
      width: 6.5,
    },
    { key: 'errors', title: t('errors'), cell: (row) => formatCount(row.errorCount), number: true, width: 6 },
    { key: 'requested', title: t('requested'), cell: (row) => formatInstant(row.requestedAt), width: 10 },
  ]
}
