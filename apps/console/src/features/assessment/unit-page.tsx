import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect, Notice, Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { EvidenceDrawer } from './evidence-drawer'
import { type UnitResult, unitQuery } from './operations'
import { useRunName } from './run-state'
import { Score } from './score'
import styles from './score-page.module.css'
import { openable, Steps } from './steps'
import { SupersededNotice } from './superseded-notice'
import { useAssessmentTexts } from './texts'

/** One unit's result: its accounts, and every step from them to its final score. */
export default function UnitResultPage() {
  const { runId, unitId } = useParams({ from: '/signed-in/assessments/$runId/units/$unitId' })
  const result = useQuery(unitQuery(runId, unitId))
  return (
    <Loaded query={result} lines={12}>
      {({ unitResult }) => (unitResult ? <Detail result={unitResult} runId={runId} /> : <NotFoundPage />)}
    </Loaded>
  )
}

function Detail({ result, runId }: { result: UnitResult; runId: string }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const [line, setLine] = useState<string>()
  const columns = useColumns(result, runId)
  const { run, organisation } = result
  const lines = openable(result.steps)
  const titled = run.categories.find((each) => each.category === result.category)
  const category = titled ? say(titled.title) : result.category
  const place = line ? lines.indexOf(line) : -1
  return (
    <Page
      title={organisation.name}
      crumbs={[
        <Link key="runs" to="/assessments">
          {t('title')}
        </Link>,
        <Link key="run" to="/assessments/$runId" params={{ runId }}>
          {nameOf(run)}
        </Link>,
      ]}
      beside={
        <>
          {result.veto ? <Tag meaning="veto">{t('vetoed')}</Tag> : null}
          {result.qualified === null ? null : (
            <Tag meaning={result.qualified ? 'bonus' : 'deduction'}>
              {t(result.qualified ? 'qualified' : 'unqualified')}
            </Tag>
          )}
        </>
      }
      lead={
        <span className={styles['lead']}>
          <code>{organisation.code}</code>
          <Link to="/organisations" search={{ unit: organisation.id }}>
            {t('unitFile')}
          </Link>
        </span>
      }
      actions={
        <>
          <LinkButton
            to="/assessments/$runId/units/$unitId/sheet"
            params={{ runId, unitId: organisation.id }}
          >
            {t('printSheet')}
          </LinkButton>
          <Score title={t('finalScore')} score={result.finalScore} />
        </>
      }
    >
      <SupersededNotice by={run.supersededBy?.id} />
      {result.veto ? (
        <Notice meaning="veto" title={t('vetoNotice', { title: say(result.veto.title) })}>
          {result.veto.source
            ? `${result.veto.source.documentShortName} ${result.veto.source.clause} · `
            : null}
          {t('vetoNoticeText')}
        </Notice>
      ) : null}
      <Panel flush label={t('counts')}>
        <Figures
          items={[
            {
              label: t('rank'),
              value: (
                <Link
                  to="/assessments/$runId"
                  params={{ runId }}
                  search={{ tab: 'ranking', category: result.category }}
                >
                  {result.rank}
                </Link>
              ),
              note: category,
            },
            { label: t('unitScore'), value: result.unitScore },
            { label: t('finalScore'), value: result.finalScore },
            { label: t('accountCount'), value: formatCount(result.accountCount) },
          ]}
        />
      </Panel>
      <Panel flush title={t('fromAccounts')}>
        <Steps
          caption={t('fromAccounts')}
          steps={result.steps}
          score={result.finalScore}
          finalTitle={t('finalLine')}
          openLine={line}
          onOpen={setLine}
        />
      </Panel>
      <Panel flush title={t('unitAccounts')}>
        <DataTable
          caption={t('unitAccounts')}
          columns={columns}
          rows={result.accounts}
          rowKey={(row) => row.id}
          heading="account"
          empty={<Nothing title={t('noAccounts')} />}
        />
      </Panel>
      <EvidenceDrawer
        of="unit"
        runId={runId}
        subjectId={organisation.id}
        rulebook={run.rulebook}
        indicator={result.steps.find((step) => step.indicator?.key === line)?.indicator ?? undefined}
        onClose={() => setLine(undefined)}
        onMove={(by) => setLine(lines[place + by])}
        canMove={[place > 0, place >= 0 && place < lines.length - 1]}
      />
    </Page>
  )
}

type Account = UnitResult['accounts'][number]

function useColumns(result: UnitResult, runId: string): readonly Column<Account>[] {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const groups = result.accounts[0]?.groups ?? []
  return [
    {
      key: 'account',
      title: t('account'),
      cell: (row) => (
        <>
          <Link to="/assessments/$runId/accounts/$accountId" params={{ runId, accountId: row.account.id }}>
            {row.account.name}
          </Link>
          <Second>
            {say(row.account.platformTitle)} · <code>{row.account.code}</code>
          </Second>
        </>
      ),
    },
    ...groups.map(
      (group): Column<Account> => ({
        key: group.group,
        title: say(group.title),
        cell: (row) => {
          const own = row.groups.find((each) => each.group === group.group)?.deduction ?? '0.00'
          return <Effect points={/^0+(\.0+)?$/.test(own) ? own : `-${own}`} />
        },
        number: true,
        width: 8,
      }),
    ),
    { key: 'bonus', title: t('bonus'), cell: (row) => <Effect points={row.bonus} />, number: true, width: 7 },
    { key: 'score', title: t('score'), cell: (row) => <strong>{row.score}</strong>, number: true, width: 7 },
  ]
}
