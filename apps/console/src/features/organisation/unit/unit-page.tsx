import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { LinkButton } from '../../../ui/link-button'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Notice } from '../../../ui/meaning'
import { Page, Panel } from '../../../ui/page'
import { Tabs } from '../../../ui/tabs'
import { TreeListButtons } from '../tree-list/tree-list-buttons'
import { ChangeDrawer } from './change-drawer'
import { type ChangeKind, type Unit, unitQuery } from './operations'
import { useUnitTexts } from './texts'
import styles from './unit.module.css'
import { UnitAccounts, UnitChildren, UnitPeopleTable } from './unit-belongings'
import { PeriodOn, UnitFacts } from './unit-facts'
import { UnitHistory } from './unit-history'
import { UnitRulebookView } from './unit-rulebook'
import { UnitScores } from './unit-scores'

/** One unit: facts, what belongs to it, the rules that hold there, its scores, its history, and what can be changed. */
export default function UnitPage() {
  const t = useUnitTexts()
  const { unitId } = useParams({ from: '/signed-in/organisations/$unitId' })
  const unit = useQuery({ ...unitQuery(unitId), placeholderData: keepPreviousData })
  return (
    <Loaded query={unit}>
      {({ organisation }) =>
        organisation ? (
          <UnitView key={organisation.id} unit={organisation} />
        ) : (
          <Page title={t('unknown')}>
            <Nothing title={t('unknown')} text={t('unknownText')} />
          </Page>
        )
      }
    </Loaded>
  )
}

const changes: readonly ChangeKind[] = ['CREATE', 'RENAME', 'EDIT', 'MOVE', 'MERGE', 'ABOLISH']
const tabs = ['children', 'accounts', 'people', 'rulebook', 'scores', 'history'] as const

function UnitView({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const search = useSearch({ from: '/signed-in/organisations/$unitId' })
  const navigate = useNavigate({ from: '/organisations/$unitId' })
  const [changing, setChanging] = useState<ChangeKind>()
  const shown = tabs.filter((tab) => tab !== 'people' || viewer.viewerCanReadPeople)
  // A unit at the foot of the tree opens with what it has.
  const first = unit.childCount > 0 ? 'children' : 'accounts'
  const tab = shown.find((each) => each === search.tab) ?? first
  const own = viewer.appointment?.organisation.id === unit.id
  const possible = changes.filter((kind) => !own || ['CREATE', 'RENAME', 'EDIT'].includes(kind))
  return (
    <Page
      title={unit.name}
      crumbs={unit.ancestors.map((each) => (
        <Link key={each.id} to="/organisations/$unitId" params={{ unitId: each.id }}>
          {each.name}
        </Link>
      ))}
      actions={
        <>
          <Input
            type="date"
            aria-label={t('asOf')}
            prefix={<span className={styles['asOf']}>{t('asOf')}</span>}
            style={{ width: '15rem' }}
            value={search.on ?? ''}
            onChange={({ target }) =>
              void navigate({
                search: (before) => ({ ...before, on: target.value || undefined }),
                replace: true,
              })
            }
          />
          <TreeListButtons unit={unit} on={search.on} />
          <LinkButton to="/organisations" search={{ unit: unit.id }}>
            {t('inTree')}
          </LinkButton>
          {viewer.viewerCanExplainAccess ? (
            <LinkButton to="/access" search={{ unit: unit.id }}>
              {t('whoSees')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Ended unit={unit} />
      <Panel label={unit.name}>
        {search.on ? (
          <div className={styles['period']}>
            <PeriodOn unit={unit} on={search.on} />
          </div>
        ) : null}
        <UnitFacts unit={unit} />
        {unit.viewerCanChange ? (
          <Space wrap style={{ marginTop: '0.75rem' }}>
            {possible.map((kind) => (
              <Button key={kind} onClick={() => setChanging(kind)}>
                {t(kind)}
              </Button>
            ))}
          </Space>
        ) : null}
      </Panel>
      <Panel flush label={t('views')}>
        <Tabs
          label={t('views')}
          active={tab}
          onChange={(key) => void navigate({ search: (before) => ({ ...before, tab: key }) })}
          items={shown.map((key) => ({ key, label: t(key) }))}
        >
          {tab === 'children' ? <UnitChildren unit={unit} /> : null}
          {tab === 'accounts' ? <UnitAccounts unit={unit} /> : null}
          {tab === 'people' ? <UnitPeopleTable unit={unit} /> : null}
          {tab === 'rulebook' ? <UnitRulebookView unit={unit} on={search.on} /> : null}
          {tab === 'scores' ? <UnitScores unit={unit} /> : null}
          {tab === 'history' ? <UnitHistory unit={unit} /> : null}
        </Tabs>
      </Panel>
      {changing ? <ChangeDrawer kind={changing} unit={unit} onClose={() => setChanging(undefined)} /> : null}
    </Page>
  )
}

function Ended({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  if (unit.abolishedOn === null) return null
  return (
    <Notice meaning="deadline" role="status">
      {unit.mergedInto ? (
        <>
          {t('mergedInto', { on: unit.abolishedOn })}{' '}
          <Link to="/organisations/$unitId" params={{ unitId: unit.mergedInto.id }}>
            {unit.mergedInto.name}
          </Link>
        </>
      ) : (
        t('abolished', { on: unit.abolishedOn })
      )}
    </Notice>
  )
}
