import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
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
import { RuleValueForm } from './rule-value-form'
import { useRunName } from './run-state'
import { useAssessmentTexts } from './texts'
import styles from './what-if-page.module.css'

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

function Asking({ run, editions }: { run: Run; editions: readonly Edition[] }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const own = editionKey(run.rulebook)
  const [chosen, setChosen] = useState(own)
  const [changed, setChanged] = useState<Readonly<Record<string, Json>>>({})
  const edition = editions.find((each) => editionKey(each) === chosen) ?? run.rulebook
  const rules = useQuery(editionRulesQuery(edition.id, edition.version))
  const start = useMutation(gqlMutation(queryClient, startWhatIfDocument, runOperations))

  const submit = async (statements: readonly Rule[]) => {
    const changes = Object.entries(changed)
      .filter(([key, value]) => {
        const rule = statements.find((each) => each.key === key)
        return rule !== undefined && changedLeaves(rule.value, value).length > 0
      })
      .map(([key, value]) => ({ key, value }))
    const { startWhatIf: begun } = await start.mutateAsync({
      input: { baseRunId: run.id, rulebookId: edition.id, rulebookVersion: edition.version, changes },
    })
    if (begun.__typename === 'RunStarted')
      await navigate({ to: '/assessments/$runId', params: { runId: begun.run.id } })
  }
  return (
    <Page
      title={t('whatIfTitle')}
      crumbs={[
        <Link key="runs" to="/assessments">
          {t('title')}
        </Link>,
        <Link key="run" to="/assessments/$runId" params={{ runId: run.id }}>
          {nameOf(run)} · {run.scope.name}
        </Link>,
      ]}
      lead={t('whatIfLead')}
    >
      <Panel>
        <Form layout="vertical">
          <Form.Item label={t('edition')} htmlFor="what-if-edition">
            <Select
              id="what-if-edition"
              value={chosen}
              style={{ maxWidth: '32rem' }}
              onChange={(value) => {
                setChosen(value)
                setChanged({})
              }}
              options={editions.filter(assessesYears).map((each) => ({
                value: editionKey(each),
                label: `${say(each.title)} · ${t('version', { version: each.version })}`,
              }))}
            />
          </Form.Item>
          <Loaded query={rules}>
            {({ rulebook }) => {
              const statements = rulebook?.statements ?? []
              const offered = statements.filter(
                (rule) => rule.key.startsWith('annual.') && leavesOf(rule.value as Json).some(isAdjustable),
              )
              const count = Object.entries(changed).filter(
                ([key, value]) =>
                  changedLeaves(offered.find((rule) => rule.key === key)?.value, value).length > 0,
              ).length
              return (
                <>
                  <Form.Item label={t('values')} htmlFor="what-if-value">
                    <Select
                      id="what-if-value"
                      showSearch={{ optionFilterProp: 'label' }}
                      value={null}
                      placeholder={t('addValue')}
                      style={{ maxWidth: '32rem' }}
                      onChange={(key: string | null) => {
                        const rule = offered.find((each) => each.key === key)
                        if (rule) setChanged((before) => ({ ...before, [rule.key]: rule.value as Json }))
                      }}
                      options={offered
                        .filter((rule) => !(rule.key in changed))
                        .map((rule) => ({
                          value: rule.key,
                          label: `${say(rule.title)} · ${say(rule.valueText)}`,
                        }))}
                    />
                  </Form.Item>
                  {Object.keys(changed).length === 0 ? (
                    <p className={styles['none']}>{t('noChanges')}</p>
                  ) : null}
                  <ul className={styles['values']}>
                    {offered
                      .filter((rule) => rule.key in changed)
                      .map((rule) => (
                        <RuleValueForm
                          key={rule.key}
                          rule={rule}
                          value={changed[rule.key] as Json}
                          onChange={(value) => setChanged((before) => ({ ...before, [rule.key]: value }))}
                          onRemove={() =>
                            setChanged((before) =>
                              Object.fromEntries(Object.entries(before).filter(([key]) => key !== rule.key)),
                            )
                          }
                        />
                      ))}
                  </ul>
                  <Problem refusal={refusalOf(start.data?.startWhatIf)} error={start.error} />
                  <p className={styles['foot']}>
                    <Button
                      type="primary"
                      loading={start.isPending}
                      disabled={count === 0 && chosen === own}
                      onClick={() => void submit(statements)}
                    >
                      {t('startWhatIf')}
                    </Button>
                    <span className={styles['none']}>
                      {count === 0 && chosen === own ? t('nothingToAsk') : t('changesCount', { count })}
                    </span>
                  </p>
                </>
              )
            }}
          </Loaded>
        </Form>
      </Panel>
    </Page>
  )
}
