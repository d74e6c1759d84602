import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Page, Panel, Toolbar } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { Problem, refusalOf } from '../../ui/problem'
import { assessesYears, editionKey } from './choices'
import {
  type Edition,
  editionRulesQuery,
  editionsQuery,
  type Rule,
  type Run,
  runOperations,
  runQuery,
  startWhatIfDocument,
} from './operations'
import { changedLeaves, isAdjustable, type Json, leavesOf } from './rule-value'
import { RuleValueRow } from './rule-value-row'
import { useRunName } from './run-state'
import { useAssessmentTexts } from './texts'
import styles from './what-if-page.module.css'
import { useWhatIfTexts } from './what-if-texts'

/** Asking "what if": the same facts under another edition or changed values. */
export default function WhatIfPage() {
  const { runId } = useParams({ from: '/signed-in/assessments/$runId/what-if' })
  const run = useQuery(runQuery(runId))
  const editions = useQuery(editionsQuery())
  return (
    <Loaded query={run}>
      {({ assessmentRun }) =>
        assessmentRun ? (
          <Loaded query={editions}>
            {({ rulebooks }) => <Asking run={assessmentRun} editions={rulebooks} />}
          </Loaded>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}

/** Values as a person set them, by key of the rule; only what differs from the book is asked. */
type Changes = Readonly<Record<string, Json>>

const differing = (rules: readonly Rule[], changes: Changes) =>
  rules.flatMap((rule) => {
    const value = changes[rule.key]
    return value !== undefined && changedLeaves(rule.value, value).length > 0
      ? [{ key: rule.key, value }]
      : []
  })

function Asking({ run, editions }: { run: Run; editions: readonly Edition[] }) {
  const t = useAssessmentTexts()
  const w = useWhatIfTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const own = editionKey(run.rulebook)
  const [chosen, setChosen] = useState(own)
  const [changes, setChanges] = useState<Changes>({})
  const edition = editions.find((each) => editionKey(each) === chosen) ?? run.rulebook
  const rules = useQuery(editionRulesQuery(edition.id, edition.version))
  return (
    <Page
      title={w('whatIfTitle')}
      crumbs={[
        <Link key="runs" to="/assessments">
          {t('title')}
        </Link>,
        <Link key="run" to="/assessments/$runId" params={{ runId: run.id }}>
          {nameOf(run)} · {run.scope.name}
        </Link>,
      ]}
      lead={w('whatIfLead')}
    >
      <Panel flush label={w('values')}>
        <Toolbar>
          <label htmlFor="what-if-edition">{w('edition')}</label>
          <Select
            id="what-if-edition"
            value={chosen}
            style={{ minWidth: '24rem' }}
            onChange={(value) => {
              setChosen(value)
              setChanges({})
            }}
            options={editions.filter(assessesYears).map((each) => ({
              value: editionKey(each),
              label: `${say(each.title)} · ${t('version', { version: each.version })}`,
            }))}
          />
        </Toolbar>
        <Loaded query={rules} lines={10}>
          {({ rulebook }) => (
            <Values
              run={run}
              edition={edition}
              otherBook={chosen !== own}
              rules={rulebook?.statements ?? []}
              changes={changes}
              onChange={setChanges}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

function Values(props: {
  run: Run
  edition: { readonly id: string; readonly version: number }
  otherBook: boolean
  rules: readonly Rule[]
  changes: Changes
  onChange: (changes: Changes) => void
}) {
  const t = useAssessmentTexts()
  const w = useWhatIfTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const start = useMutation(gqlMutation(queryClient, startWhatIfDocument, runOperations))
  const { changes } = props
  const offered = props.rules.filter(
    (rule) => rule.key.startsWith('annual.') && leavesOf(rule.value as Json).some(isAdjustable),
  )
  const asked = differing(offered, changes)
  const nothing = asked.length === 0 && !props.otherBook
  const submit = async () => {
    const { startWhatIf: begun } = await start.mutateAsync({
      input: {
        baseRunId: props.run.id,
        rulebookId: props.edition.id,
        rulebookVersion: props.edition.version,
        changes: asked,
      },
    })
    if (begun.__typename === 'RunStarted')
      await navigate({ to: '/assessments/$runId', params: { runId: begun.run.id } })
  }
  return (
    <>
      <ul className={styles['values']}>
        {offered.map((rule) => (
          <RuleValueRow
            key={rule.key}
            rule={rule}
            value={changes[rule.key]}
            onChange={(value) => props.onChange({ ...changes, [rule.key]: value })}
            onRemove={() =>
              props.onChange(Object.fromEntries(Object.entries(changes).filter(([key]) => key !== rule.key)))
            }
          />
        ))}
      </ul>
      <div className={styles['foot']}>
        <Button type="primary" loading={start.isPending} disabled={nothing} onClick={() => void submit()}>
          {w('startWhatIf')}
        </Button>
        <span className={styles['quiet']} role="status">
          {nothing ? w('nothingToAsk') : t('changesCount', { count: asked.length })}
        </span>
        <Problem refusal={refusalOf(start.data?.startWhatIf)} error={start.error} />
      </div>
    </>
  )
}
