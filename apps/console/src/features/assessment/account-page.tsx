import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { DataTable } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Effect, Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { bonusThreshold } from './bonus-threshold'
import { EvidenceDrawer } from './evidence-drawer'
import { type AccountResult, accountQuery, editionRulesQuery } from './operations'
import { useRunName } from './run-state'
import { Score } from './score'
import styles from './score-page.module.css'
import { openable, Steps } from './steps'
import { SupersededNotice } from './superseded-notice'
import { useAssessmentTexts } from './texts'
import { UnknownPanel } from './unknown-panel'

/** One account's score: every step from the start to it, each with its clause and its evidence. */
export default function AccountResultPage() {
  const { runId, accountId } = useParams({ from: '/signed-in/assessments/$runId/accounts/$accountId' })
  const result = useQuery(accountQuery(runId, accountId))
  return (
    <Loaded query={result} lines={12}>
      {({ accountResult }) =>
        accountResult ? <Detail result={accountResult} runId={runId} /> : <NotFoundPage />
      }
    </Loaded>
  )
}

function Detail({ result, runId }: { result: AccountResult; runId: string }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const { line } = useSearch({ from: '/signed-in/assessments/$runId/accounts/$accountId' })
  const navigate = useNavigate({ from: '/assessments/$runId/accounts/$accountId' })
  const { run, account, organisation } = result
  const rules = useQuery(editionRulesQuery(run.rulebook.id, run.rulebook.version))
  const threshold = bonusThreshold(rules.data?.rulebook?.statements ?? [])
  const lines = [
    ...new Set([...openable(result.steps), ...result.unknowns.map((each) => each.indicator.key)]),
  ]
  const indicators = [
    ...result.steps.flatMap((step) => step.indicator ?? []),
    ...result.unknowns.map((each) => each.indicator),
  ]
  const place = line ? lines.indexOf(line) : -1
  const open = (indicator: string | undefined) =>
    void navigate({ search: { line: indicator }, replace: line !== undefined })
  return (
    <Page
      title={account.name}
      crumbs={[
        <Link key="runs" to="/assessments">
          {t('title')}
        </Link>,
        <Link key="run" to="/assessments/$runId" params={{ runId }}>
          {nameOf(run)}
        </Link>,
        <Link key="unit" to="/assessments/$runId/units/$unitId" params={{ runId, unitId: organisation.id }}>
          {organisation.name}
        </Link>,
      ]}
      beside={<Tag meaning="active">{say(account.platformTitle)}</Tag>}
      lead={
        <span className={styles['lead']}>
          <code>{account.code}</code>
          <Link to="/accounts/$accountId" params={{ accountId: account.id }} search={{ year: run.year }}>
            {t('accountFile')}
          </Link>
        </span>
      }
      actions={<Score title={t('scoreLine')} score={result.score} />}
    >
      <SupersededNotice by={run.supersededBy?.id} />
      <Panel flush title={t('toScore', { start: result.steps[0]?.running ?? '100.00' })}>
        <Steps
          caption={t('toScore', { start: result.steps[0]?.running ?? '100.00' })}
          steps={result.steps}
          score={result.score}
          finalTitle={t('scoreLine')}
          marks={threshold === undefined ? [] : [{ at: threshold, label: `${t('bonusAbove')} ${threshold}` }]}
          openLine={line}
          onOpen={open}
        />
      </Panel>
      <Panel flush title={t('groupsTitle')}>
        <DataTable
          caption={t('groupsTitle')}
          rows={result.groups}
          rowKey={(group) => group.group}
          heading="group"
          columns={[
            { key: 'group', title: t('step'), cell: (group) => say(group.title) },
            {
              key: 'cap',
              title: t('stepKindCAP'),
              cell: (group) => (group.cap ? t('capOf', { cap: group.cap }) : t('noCap')),
              width: 7.5,
            },
            {
              key: 'deduction',
              title: t('deductions'),
              cell: (group) => (
                <Effect
                  points={/^0+(\.0+)?$/.test(group.deduction) ? group.deduction : `-${group.deduction}`}
                />
              ),
              number: true,
              width: 8,
            },
          ]}
        />
      </Panel>
      <UnknownPanel unknowns={result.unknowns} onOpen={open} />
      <EvidenceDrawer
        of="account"
        runId={runId}
        subjectId={account.id}
        rulebook={run.rulebook}
        indicator={indicators.find((indicator) => indicator.key === line)}
        onClose={() => open(undefined)}
        onMove={(by) => open(lines[place + by])}
        canMove={[place > 0, place >= 0 && place < lines.length - 1]}
      />
    </Page>
  )
}
