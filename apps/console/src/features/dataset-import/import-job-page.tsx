import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { gqlMutation, useFollowed } from '../../graphql'
import { DataTable } from '../../ui/data-table'
import { ErrorDownloads } from '../../ui/error-downloads'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Notice, Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { Problem, refusalOf } from '../../ui/problem'
import { FollowedMark, UnderWay } from '../../ui/under-way'
import { ErrorList } from './error-list'
import styles from './import.module.css'
import { isUnderWay, JobStateMark } from './job-state'
import {
  cancelImportDocument,
  importProgressDocument,
  type Job,
  jobQuery,
  requestImportDocument,
} from './operations'
import { useImportTexts } from './texts'

/** One import: its progress, then what became of every file and of every refused row. */
export default function ImportJobPage() {
  const { jobId } = useParams({ from: '/signed-in/imports/$jobId' })
  const job = useQuery(jobQuery(jobId))
  return (
    <Loaded query={job} lines={8}>
      {({ importJob }) => (importJob ? <JobDetail job={importJob} /> : <NotFoundPage />)}
    </Loaded>
  )
}

function JobDetail({ job }: { job: Job }) {
  const t = useImportTexts()
  const say = useBilingual()
  const kind = t(job.dryRun ? 'dryRun' : 'real')
  return (
    <Page
      title={t('job', { kind, at: formatInstant(job.requestedAt) })}
      crumbs={[
        <Link key="imports" to="/imports">
          {t('title')}
        </Link>,
        kind,
      ]}
      beside={<JobStateMark state={job.state} dryRun={job.dryRun} />}
      lead={`${t('by', { name: job.requestedBy.name, at: formatInstant(job.requestedAt) })} · ${job.fileNames.join('、')}`}
    >
      {isUnderWay(job.state) ? <JobProgress job={job} /> : null}
      {job.state === 'FAILED' ? (
        <Notice meaning="veto" title={t('failedTitle')} role="alert">
          {job.failure ? say(job.failure.message) : null}
        </Notice>
      ) : null}
      {job.state === 'CANCELLED' ? <Notice meaning="unknown" title={t('cancelledTitle')} /> : null}
      {job.state === 'REFUSED' ? (
        <Notice meaning="deduction" title={t('refusedTitle', { count: job.errorCount })} role="status">
          {t(job.errorsWorkbookUrl ? 'refusedWorkbookText' : 'refusedText')}
        </Notice>
      ) : null}
      {job.state === 'DONE' && job.dryRun ? <Passed job={job} /> : null}
      {job.state === 'DONE' && !job.dryRun ? (
        <Notice meaning="bonus" title={t('imported')} role="status">
          {t('importedText')}
        </Notice>
      ) : null}
      {job.files.length > 0 ? <FileResults job={job} /> : null}
      {job.errorCount > 0 ? (
        <Panel
          flush
          title={
            <>
              {t('errorTable')} <Tag meaning="deduction">{formatCount(job.errorCount)}</Tag>
            </>
          }
          extra={<ErrorDownloads csvUrl={job.errorsCsvUrl} workbookUrl={job.errorsWorkbookUrl} />}
        >
          <ErrorList jobId={job.id} />
        </Panel>
      ) : null}
    </Page>
  )
}

function JobProgress({ job }: { job: Job }) {
  const t = useImportTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const { broken } = useFollowed(importProgressDocument, { id: job.id }, jobQuery(job.id))
  const cancel = useMutation(gqlMutation(queryClient, cancelImportDocument, ['ImportJob', 'ImportJobs']))
  return (
    <Panel title={t('progress')} extra={<FollowedMark broken={broken} />}>
      <UnderWay
        label={job.stage ? say(job.stage) : t(job.state)}
        progress={job.progress}
        ending={{
          possible: job.viewerCanCancel,
          requested: job.cancelRequestedAt !== null,
          question: t('cancelAsk'),
          yes: t('cancel'),
          no: t('keep'),
          busy: cancel.isPending,
          onYes: () => cancel.mutate({ id: job.id }),
          refusal: refusalOf(cancel.data?.cancelImport),
          error: cancel.error,
        }}
      />
    </Panel>
  )
}

/** A dry run that found nothing wrong: the same files are imported by one more click. */
function Passed({ job }: { job: Job }) {
  const t = useImportTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const confirm = useMutation(gqlMutation(queryClient, requestImportDocument, ['ImportJobs', 'Workbench']))
  const go = async () => {
    const { requestImport: begun } = await confirm.mutateAsync({
      input: { fileIds: job.fileIds, dryRun: false },
    })
    if (begun.__typename === 'ImportRequested')
      await navigate({ to: '/imports/$jobId', params: { jobId: begun.job.id } })
  }
  return (
    <Notice meaning="bonus" title={t('passed')} role="status">
      <p className={styles['confirm']}>
        <span>{t('passedText')}</span>
        <Button type="primary" loading={confirm.isPending} onClick={() => void go()}>
          {t('confirm')}
        </Button>
      </p>
      <Problem refusal={refusalOf(confirm.data?.requestImport)} error={confirm.error} />
    </Notice>
  )
}

function FileResults({ job }: { job: Job }) {
  const t = useImportTexts()
  const count = (key: 'new' | 'changed' | 'unchanged' | 'refused') => ({
    key,
    title: t(key),
    cell: (row: Job['files'][number]) => formatCount(row[key]),
    number: true,
    width: 8,
  })
  return (
    <Panel flush title={t('result')}>
      <DataTable
        caption={t('result')}
        rows={job.files}
        rowKey={(row) => row.file}
        heading="file"
        columns={[
          { key: 'file', title: t('file'), cell: (row) => <code>{row.file}</code> },
          count('new'),
          count('changed'),
          count('unchanged'),
          count('refused'),
        ]}
      />
    </Panel>
  )
}
