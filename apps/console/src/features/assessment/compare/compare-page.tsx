import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import type { Shown } from '../../../ui/chart'
import { formatInstant } from '../../../ui/format'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Page, Panel } from '../../../ui/page'
import { Tabs } from '../../../ui/tabs'
import { runsQuery } from '../operations'
import { useRunName } from '../run-state'
import { useAssessmentTexts } from '../texts'
import { AccountMoves } from './account-moves'
import { ClauseMoves } from './clause-moves'
import styles from './compare.module.css'
import { type After, type Pair, pairQuery } from './operations'
import { PairFacts } from './pair-facts'
import { PairFigures } from './pair-figures'
import { useCompareTexts } from './texts'
import { UnitMoves } from './unit-moves'

/** Any two sealed runs side by side. The address says which, and what is looked at. */
export default function ComparePage() {
  const t = useCompareTexts()
  const all = useAssessmentTexts()
  const search = useSearch({ from: '/signed-in/assessments/compare' })
  const { base: before, run: after } = search
  const pair = useQuery({ ...pairQuery({ run: after ?? '', base: before }), enabled: after !== undefined })
  const run = pair.data?.assessmentRun
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[
        <Link key="runs" to="/assessments">
          {all('title')}
        </Link>,
      ]}
    >
      <Panel flush label={t('whatDiffers')}>
        <Choice before={run?.comparison?.base.id ?? before} after={after} />
        {after === undefined ? (
          <Nothing title={t('chooseBoth')} text={t('chooseBothText')} />
        ) : (
          <Loaded query={pair} lines={6}>
            {({ assessmentRun }) =>
              assessmentRun?.comparison ? (
                <PairFacts before={assessmentRun.comparison.base} after={assessmentRun} />
              ) : (
                <Nothing title={t('chooseBoth')} text={t('chooseBothText')} />
              )
            }
          </Loaded>
        )}
      </Panel>
      {run?.comparison ? <Moves run={run} pair={run.comparison} /> : null}
    </Page>
  )
}

function Moves({ run, pair }: { run: After; pair: Pair }) {
  const t = useCompareTexts()
  const { tab = 'units', show = 'table' } = useSearch({ from: '/signed-in/assessments/compare' })
  const navigate = useNavigate({ from: '/assessments/compare' })
  const change = (next: Shown) =>
    void navigate({
      search: (now) => ({ ...now, show: next === 'table' ? undefined : next }),
      replace: true,
    })
  return (
    <Panel flush label={t('views')}>
      <PairFigures runId={run.id} pair={pair} />
      <Tabs
        label={t('views')}
        active={tab}
        items={[
          { key: 'units', label: t('viewUnits') },
          { key: 'accounts', label: t('viewAccounts') },
          { key: 'clauses', label: t('viewClauses') },
        ]}
        onChange={(next) => void navigate({ search: ({ base, run: id }) => ({ base, run: id, tab: next }) })}
      >
        {tab === 'units' ? <UnitMoves run={run} beforeId={pair.base.id} show={{ as: show, change }} /> : null}
        {tab === 'accounts' ? <AccountMoves run={run} pair={pair} /> : null}
        {tab === 'clauses' ? <ClauseMoves runId={run.id} pair={pair} /> : null}
      </Tabs>
    </Panel>
  )
}

/** Sealed runs to choose from: as many as one page has, the latest first. */
const offered = 100

function Choice({ before, after }: { before: string | undefined; after: string | undefined }) {
  const t = useCompareTexts()
  const nameOf = useRunName()
  const navigate = useNavigate({ from: '/assessments/compare' })
  const runs = useQuery(runsQuery({ first: offered }))
  const options = (runs.data?.assessmentRuns.edges ?? [])
    .map((edge) => edge.node)
    .filter((run) => run.state === 'SEALED')
    .map((run) => ({
      value: run.id,
      label: `${nameOf(run)} · ${run.scope.name} · ${run.rulebook.shortName} · ${formatInstant(run.requestedAt)}`,
    }))
  const set = (chosen: { before: string | undefined; after: string | undefined }) =>
    void navigate({ search: ({ tab }) => ({ base: chosen.before, run: chosen.after, tab }) })
  return (
    <div className={styles['choice']} data-print="hide">
      <label htmlFor="compare-before">
        <span>{t('before')}</span>
        <Select
          id="compare-before"
          placeholder={t('choose')}
          value={before}
          loading={runs.isLoading}
          options={options.filter((option) => option.value !== after)}
          onChange={(value: string) => set({ before: value, after })}
        />
      </label>
      <Button
        disabled={!before || !after}
        onClick={() => set({ before: after, after: before })}
        aria-label={t('swap')}
      >
        ⇄
      </Button>
      <label htmlFor="compare-after">
        <span>{t('after')}</span>
        <Select
          id="compare-after"
          placeholder={t('choose')}
          value={after}
          loading={runs.isLoading}
          options={options.filter((option) => option.value !== before)}
          onChange={(value: string) => set({ before, after: value })}
        />
      </label>
    </div>
  )
}
