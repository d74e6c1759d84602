import { Link } from '@tanstack/react-router'
import { Second } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { choicesFilter, datesFilter, List, type ListAsk, type ListDescription, listRead } from '../lists'
import { isUnderWay, JobStateMark } from './job-state'
import { type JobSort, type JobState, type JobSummary, jobsQuery } from './operations'
import { useImportTexts } from './texts'

/** What was brought in so far, newest first. */
export function ImportList() {
  return <List description={useImportList()} />
}

const sum = (job: JobSummary, part: 'new' | 'changed' | 'unchanged') =>
  job.files.reduce((total, file) => total + file[part], 0)

const states: readonly JobState[] = ['PLANNED', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED', 'FAILED']

/** The filters of the list of imports. */
function useFilters() {
  const t = useImportTexts()
  return {
    state: choicesFilter({
      label: t('state'),
      choices: states.map((value) => ({ value, label: t(value) })),
    }),
    requested: datesFilter({ label: t('requested') }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** What the list asks of the server; the export asks the same. */
const asked = ({ filters: { state, requested }, sort }: ListAsk<Filters, JobSort>) => ({
  states: state && [...state],
  requestedFrom: requested?.from,
  requestedTo: requested?.to,
  sort: sort?.by,
  descending: sort?.descending,
})

function useImportList(): ListDescription<JobSummary, Filters, JobSort> {
  const t = useImportTexts()
  return {
    key: 'imports',
    caption: t('history'),
    filters: useFilters(),
    read: (ask) =>
      listRead(jobsQuery({ ...asked(ask), first: ask.first, after: ask.after }), (data) => data.importJobs),
    download: { kind: 'imports', parameters: asked },
    rowKey: (row) => row.id,
    empty: <Nothing title={t('none')} text={t('noneText')} />,
    refetchEvery: (rows) => (rows.some((row) => isUnderWay(row.state)) ? 3000 : false),
    heading: 'files',
    columns: [
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
      {
        key: 'unchanged',
        title: t('unchanged'),
        cell: (row) => formatCount(sum(row, 'unchanged')),
        number: true,
        width: 6.5,
        hidden: true,
      },
      {
        key: 'errors',
        sort: 'ERRORS',
        title: t('errors'),
        cell: (row) => formatCount(row.errorCount),
        number: true,
        width: 6,
      },
      {
        key: 'requested',
        sort: 'REQUESTED',
        title: t('requested'),
        cell: (row) => formatInstant(row.requestedAt),
        width: 10,
      },
      {
        key: 'finished',
        sort: 'FINISHED',
        title: t('finished'),
        cell: (row) => formatInstant(row.finishedAt),
        width: 10,
        hidden: true,
      },
    ],
  }
}
