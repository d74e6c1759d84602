import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { formatInstant, formatLimit } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Loaded } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { Tabs } from '../../ui/tabs'
import { HistoryLink } from '../audit'
import { AccountList } from './account-list'
import { ComparisonView } from './comparison-view'
import { FiguresView } from './figures/figures-view'
import { useFiguresTexts } from './figures/texts'
import { type Run, runQuery } from './operations'
import { Ranking } from './ranking'
import { RuleChanges } from './rule-changes'
import { RunCounts } from './run-counts'
import { RunDocuments } from './run-documents'
import styles from './run-page.module.css'
import { RunProgress } from './run-progress'
import { isUnderWay, RunStateMark, useRunName } from './run-state'
import { SealView } from './seal-view'
import { useAssessmentTexts } from './texts'

/** One run: on its way with its progress, sealed with its results. */
export default function RunPage() {
  const { runId } = useParams({ from: '/signed-in/assessments/$runId' })
  const run = useQuery(runQuery(runId))
  return (
    <Loaded query={run} lines={10}>
      {({ assessmentRun }) => (assessmentRun ? <RunDetail run={assessmentRun} /> : <NotFoundPage />)}
    </Loaded>
  )
}

function RunDetail({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  return (
    <Page
      title={`${nameOf(run)} · ${run.scope.name}`}
      crumbs={[
        <Link key="runs" to="/assessments">
          {t('title')}
        </Link>,
        nameOf(run),
      ]}
      beside={<RunStateMark state={run.state} />}
      lead={
        <span className={styles['lead']}>
          <Link
            to="/rulebooks/$rulebookId"
            params={{ rulebookId: run.rulebook.id }}
            search={{ version: run.rulebook.version }}
          >
            {say(run.rulebook.title)} · {t('version', { version: run.rulebook.version })}
          </Link>
          <span>
            {t('cutoff')} {formatLimit(run.cutoffAt)}
          </span>
          <span>
            {t('by', { name: run.requestedBy?.name ?? t('commandLine'), at: formatInstant(run.requestedAt) })}
          </span>
        </span>
      }
      actions={
        <>
          <HistoryLink of="assessment_run" id={run.id} />
          {run.state === 'SEALED' ? <RunDocuments runId={run.id} /> : null}
          {run.state === 'SEALED' ? (
            <LinkButton to="/assessments/compare" search={{ run: run.id }}>
              {t('compareRuns')}
            </LinkButton>
          ) : null}
          {run.state === 'SEALED' && run.viewerCanAskWhatIf ? (
            <LinkButton to="/assessments/$runId/what-if" params={{ runId: run.id }}>
              {t('whatIf')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Notices run={run} />
      {isUnderWay(run.state) ? <RunProgress run={run} /> : null}
      {run.state === 'SEALED' ? <Results run={run} /> : null}
    </Page>
  )
}

function Notices({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const existed = useRouterState({ select: (state) => state.location.state.existed === true })
  return (
    <>
      {existed ? (
        <Notice meaning="active" role="status">
          {t('existed')}
        </Notice>
      ) : null}
      {run.state === 'FAILED' ? (
        <Notice meaning="veto" title={t('failedTitle')} role="alert">
          {run.failure ? say(run.failure.message) : null}
        </Notice>
      ) : null}
      {run.state === 'CANCELLED' ? <Notice meaning="unknown" title={t('cancelledTitle')} /> : null}
      {run.supersededBy ? (
        <Notice meaning="deadline" title={t('superseded')}>
          {t('supersededText', { at: formatInstant(run.supersededBy.requestedAt) })}{' '}
          <Link to="/assessments/$runId" params={{ runId: run.supersededBy.id }}>
            {t('open')}
          </Link>
        </Notice>
      ) : null}
      {run.supersedes && run.state === 'SEALED' ? (
        <Notice meaning="active">
          {t('supersedes', { at: formatInstant(run.supersedes.requestedAt) })}{' '}
          <Link to="/assessments/$runId" params={{ runId: run.id }} search={{ tab: 'comparison' }}>
            {t('compareWith')}
          </Link>
        </Notice>
      ) : null}
      {run.kind === 'WHAT_IF' && run.baseRun ? (
        <Notice meaning="cap" title={t('whatIfOf')}>
          {t('whatIfText', { at: formatInstant(run.baseRun.requestedAt) })}{' '}
          <Link to="/assessments/$runId" params={{ runId: run.baseRun.id }}>
            {t('open')}
          </Link>
        </Notice>
      ) : null}
    </>
  )
}

function Results({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const figures = useFiguresTexts()
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const compared = run.kind === 'WHAT_IF' || run.supersedes !== null
  const tab = search.tab ?? (run.kind === 'WHAT_IF' ? 'comparison' : 'ranking')
  return (
    <>
      <RunCounts run={run} />
      {run.changes.length > 0 ? (
        <Panel title={t('rulesApplied')}>
          <RuleChanges changes={run.changes} />
        </Panel>
      ) : null}
      <Panel flush label={t('results')}>
        <Tabs
          label={t('results')}
          active={tab}
          onChange={(key) => void navigate({ search: { tab: key } })}
          items={[
            ...(compared ? [{ key: 'comparison', label: t('comparison') } as const] : []),
            { key: 'ranking', label: t('ranking') },
            { key: 'accounts', label: t('accountList') },
            { key: 'figures', label: figures('tab') },
            { key: 'seal', label: t('seal') },
          ]}
        >
          {tab === 'ranking' ? <Ranking run={run} /> : null}
          {tab === 'accounts' ? <AccountList run={run} /> : null}
          {tab === 'figures' ? <FiguresView run={run} /> : null}
          {tab === 'comparison' ? <ComparisonView run={run} /> : null}
          {tab === 'seal' ? <SealView run={run} /> : null}
        </Tabs>
      </Panel>
    </>
  )
}
