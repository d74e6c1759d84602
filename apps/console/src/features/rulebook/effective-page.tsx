import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { DataTable } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Notice, Tag } from '../../ui/meaning'
import { Page, Panel, Toolbar } from '../../ui/page'
import { UnitPicker } from '../organisation'
import { byArea, useAreaName } from './areas'
import { type Effective, effectiveQuery } from './operations'
import styles from './rulebook.module.css'
import { RulebookTabs } from './rulebook-tabs'
import { StatementView } from './statement-view'
import { useRulebookTexts } from './texts'

/** What holds for one unit on one day: the stack of books, where they disagree, and every value with its origin. */
export default function EffectivePage() {
  const t = useRulebookTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const search = useSearch({ from: '/signed-in/rulebooks/effective' })
  const navigate = useNavigate({ from: '/rulebooks/effective' })
  const own = viewer.appointment?.organisation
  const unitId = search.unit ?? own?.id ?? ''
  const effective = useQuery({
    ...effectiveQuery({ organisationId: unitId, on: search.on }),
    enabled: unitId !== '',
    placeholderData: keepPreviousData,
  })
  const found = effective.data?.effectiveRulebook
  return (
    <Page
      title={t('effective')}
      crumbs={[
        <Link key="books" to="/rulebooks">
          {t('title')}
        </Link>,
      ]}
      actions={<RulebookTabs />}
    >
      <Panel flush label={t('unitOf')}>
        <Toolbar>
          <div style={{ width: '22rem' }}>
            <UnitPicker
              label={t('unitOf')}
              value={unitId}
              known={found?.organisation ?? own ?? { id: unitId, name: '' }}
              onChange={(unit) => void navigate({ search: (before) => ({ ...before, unit: unit.id }) })}
            />
          </div>
          <Input
            type="date"
            aria-label={t('on')}
            style={{ width: '10rem' }}
            value={search.on ?? found?.on ?? ''}
            onChange={(event) =>
              void navigate({
                search: (before) => ({ ...before, on: event.target.value || undefined }),
                replace: true,
              })
            }
          />
        </Toolbar>
        <Loaded query={effective}>
          {({ effectiveRulebook }) => (
            <div style={{ padding: '0.875rem 1rem 1rem' }}>
              <Layers effective={effectiveRulebook} />
            </div>
          )}
        </Loaded>
      </Panel>
      {found ? <Contradictions effective={found} /> : null}
      {found ? <Values effective={found} /> : null}
    </Page>
  )
}

function Layers({ effective }: { effective: Effective }) {
  const t = useRulebookTexts()
  const say = useBilingual()
  if (effective.layers.length === 0) return <Nothing title={t('noValues')} />
  return (
    <>
      <p className={styles['quiet']} style={{ marginBottom: '0.5rem' }}>
        {t('layers')} · {t('layersNote')}
      </p>
      <ol className={styles['layers']}>
        {effective.layers.map((layer) => (
          <li key={`${layer.edition.id}@${layer.edition.version}`}>
            <span className={styles['document']}>{layer.edition.shortName}</span>
            <Link
              to="/rulebooks/$rulebookId"
              params={{ rulebookId: layer.edition.id }}
              search={{ version: layer.edition.version }}
            >
              {say(layer.edition.title)}
            </Link>
            {layer.organisation && layer.attachedFrom ? (
              <span className={styles['quiet']}>
                {t('attached', { from: layer.attachedFrom, unit: layer.organisation.name })}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function Contradictions({ effective }: { effective: Effective }) {
  const t = useRulebookTexts()
  const say = useBilingual()
  if (effective.contradictions.length === 0) return <Notice meaning="bonus">{t('noContradictions')}</Notice>
  return (
    <Panel
      flush
      title={
        <>
          {t('contradictions')} <Tag meaning="deadline">{effective.contradictions.length}</Tag>
        </>
      }
    >
      <DataTable
        caption={t('contradictions')}
        rows={effective.contradictions}
        rowKey={(row) => row.key}
        heading="item"
        columns={[
          { key: 'item', title: t('item'), cell: (row) => say(row.title), wrap: true, width: 13 },
          {
            key: 'won',
            title: t('won'),
            wrap: true,
            cell: (row) => (
              <>
                <span className={styles['document']}>{row.won.edition.shortName}</span>{' '}
                {say(row.won.statement.valueText)}
                <span className={styles['cellSource']}>{row.won.statement.source.clause}</span>
              </>
            ),
          },
          {
            key: 'lost',
            title: t('lost'),
            wrap: true,
            cell: (row) =>
              row.lost.map((each) => (
                <span key={each.edition.id} style={{ display: 'block' }}>
                  <span className={styles['document']}>{each.edition.shortName}</span>{' '}
                  {say(each.statement.valueText)}
                  <span className={styles['cellSource']}>{each.statement.source.clause}</span>
                </span>
              )),
          },
          { key: 'why', title: t('why'), cell: (row) => say(row.why), wrap: true },
        ]}
      />
    </Panel>
  )
}

function Values({ effective }: { effective: Effective }) {
  const t = useRulebookTexts()
  const areaName = useAreaName()
  const search = useSearch({ from: '/signed-in/rulebooks/effective' })
  const navigate = useNavigate({ from: '/rulebooks/effective' })
  const groups = byArea(effective.values.map((value) => ({ ...value, area: value.statement.area })))
  const shown = search.area ? groups.filter(([area]) => area === search.area) : groups.slice(0, 1)
  if (groups.length === 0) return null
  return (
    <Panel
      flush
      title={t('all')}
      extra={
        <Select
          size="small"
          aria-label={t('area')}
          value={search.area ?? groups[0]?.[0]}
          style={{ minWidth: '10rem' }}
          onChange={(area: string) =>
            void navigate({ search: (before) => ({ ...before, area }), replace: true })
          }
          options={groups.map(([area, values]) => ({
            value: area,
            label: `${areaName(area)} (${values.length})`,
          }))}
        />
      }
    >
      {shown.flatMap(([, values]) =>
        values.map((value) => (
          <StatementView
            key={value.key}
            statement={value.statement}
            beside={
              value.shadowed.length > 0 ? (
                <Tag meaning="deadline">
                  {t('shadowedCount', { count: value.shadowed.length })}{' '}
                  {value.shadowed.map((each) => each.edition.shortName).join('、')}
                </Tag>
              ) : null
            }
          />
        )),
      )}
    </Panel>
  )
}
