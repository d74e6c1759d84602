import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { Suspense, useMemo } from 'react'
import { Category } from '../../ui/category'
import { DataTable } from '../../ui/data-table'
import { Facts } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing, Waiting } from '../../ui/loaded'
import { Page, Panel, Toolbar } from '../../ui/page'
import { Pager, type Turn } from '../../ui/pager'
import { SearchBox } from '../../ui/search-box'
import { Tabs } from '../../ui/tabs'
import { UnitPeople } from '../people'
import { useAccountColumns, useOrganisationColumns } from './columns'
import {
  accountsQuery,
  type OrganisationDetail,
  organisationQuery,
  organisationsQuery,
  type Platform,
} from './operations'
import styles from './organisations-page.module.css'
import { platforms } from './platforms'
import { useOrganisationTexts } from './texts'
import { UnitTree } from './unit-tree'

const pageSize = 20

/** The tree on the left; the unit chosen in it, its units and its accounts on the right. */
export default function OrganisationsPage() {
  const t = useOrganisationTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const search = useSearch({ from: '/signed-in/organisations' })
  const navigate = useNavigate({ from: '/organisations' })
  const root = viewer.appointment?.organisation
  const unitId = search.unit ?? root?.id
  const unit = useQuery({
    ...organisationQuery(unitId ?? ''),
    enabled: unitId !== undefined,
    placeholderData: keepPreviousData,
  })
  if (!root || !unitId) return <Nothing title={t('noTree')} text={t('noTreeText')} />
  const seesPeople = viewer.viewerCanReadPeople
  const list = search.list === 'people' && !seesPeople ? 'accounts' : (search.list ?? 'accounts')
  return (
    <Page title={t('title')}>
      <div className={styles['split']}>
        <Panel
          title={t('tree')}
          flush
          extra={
            <Input
              type="date"
              size="small"
              aria-label={t('asOf')}
              value={search.on ?? ''}
              onChange={({ target }) =>
                void navigate({
                  search: (before) => ({ ...before, on: target.value || undefined }),
                  replace: true,
                })
              }
            />
          }
        >
          <div className={styles['tree']}>
            <UnitTree
              root={root}
              selected={unitId}
              searchable
              on={search.on}
              onSelect={(id) =>
                void navigate({
                  search: { unit: id === root.id ? undefined : id, list: search.list, on: search.on },
                })
              }
            />
          </div>
        </Panel>
        <div className={styles['right']}>
          <Panel label={t('name')}>
            <Loaded query={unit} lines={2}>
              {({ organisation }) =>
                organisation ? <UnitFacts unit={organisation} /> : <Nothing title={t('unknownUnit')} />
              }
            </Loaded>
          </Panel>
          <Panel flush label={t('lists')}>
            <Tabs
              label={t('lists')}
              active={list}
              onChange={(key) => void navigate({ search: { unit: search.unit, list: key } })}
              items={[
                { key: 'accounts', label: t('accounts') },
                { key: 'units', label: t('units') },
                ...(seesPeople ? [{ key: 'people' as const, label: t('people') }] : []),
              ]}
            >
              {list === 'accounts' ? <AccountList unitId={unitId} /> : null}
              {list === 'units' ? <UnitList unitId={unitId} /> : null}
              {list === 'people' ? (
                <Suspense fallback={<Waiting lines={8} />}>
                  <UnitPeople unitId={unitId} />
                </Suspense>
              ) : null}
            </Tabs>
          </Panel>
        </div>
      </div>
    </Page>
  )
}

function UnitFacts({ unit }: { unit: OrganisationDetail }) {
  const t = useOrganisationTexts()
  const say = useBilingual()
  return (
    <div className={styles['unit']}>
      <p className={styles['unitPath']}>
        {unit.ancestors.map((each) => (
          <Link key={each.id} to="/organisations" search={{ unit: each.id }}>
            {each.name}
          </Link>
        ))}
      </p>
      <h2>
        <Link to="/organisations/$unitId" params={{ unitId: unit.id }}>
          {unit.name}
        </Link>
      </h2>
      <Facts
        columns={3}
        items={[
          [t('code'), <code key="code">{unit.code}</code>],
          [t('kind'), say(unit.kindTitle)],
          [
            t('category'),
            unit.category === null ? t('notAssessed') : <Category key="category" of={unit.category} />,
          ],
          unit.divisionCode ? [t('division'), <code key="division">{unit.divisionCode}</code>] : null,
          unit.lineParent ? [t('lineParent'), unit.lineParent.name] : null,
          unit.residentPopulation ? [t('population'), formatCount(unit.residentPopulation)] : null,
          [t('childCount'), formatCount(unit.childCount)],
          [t('accountCount'), formatCount(unit.accountCount)],
        ]}
      />
    </div>
  )
}

function useListSearch() {
  const search = useSearch({ from: '/signed-in/organisations' })
  const navigate = useNavigate({ from: '/organisations' })
  return useMemo(
    () => ({
      search,
      find: (q: string | undefined) =>
        void navigate({ search: (before) => ({ ...before, q, after: undefined }), replace: true }),
      onPlatform: (platform: string | undefined) =>
        void navigate({ search: (before) => ({ ...before, platform, after: undefined }) }),
      turn: ({ after, trail }: Turn) =>
        void navigate({ search: (before) => ({ ...before, after }), state: { trail } }),
    }),
    [search, navigate],
  )
}

function AccountList({ unitId }: { unitId: string }) {
  const t = useOrganisationTexts()
  const say = useBilingual()
  const columns = useAccountColumns()
  const { search, find, onPlatform, turn } = useListSearch()
  const platform = platforms.find((each) => each.value === search.platform)?.value as Platform | undefined
  const accounts = useQuery({
    ...accountsQuery({ scopeId: unitId, search: search.q, platform, first: pageSize, after: search.after }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Toolbar>
        <SearchBox label={t('searchAccounts')} value={search.q} onSearch={find} />
        <Select
          aria-label={t('platform')}
          value={platform ?? ''}
          onChange={(value) => onPlatform(value || undefined)}
          style={{ width: '10rem' }}
          options={[
            { value: '', label: t('allPlatforms') },
            ...platforms.map(({ value, title }) => ({ value, label: say(title) })),
          ]}
        />
      </Toolbar>
      <Loaded query={accounts} lines={8}>
        {({ accounts: page }) => (
          <>
            <DataTable
              caption={t('accounts')}
              columns={columns}
              rows={page.edges.map((edge) => edge.node)}
              rowKey={(row) => row.id}
              heading="name"
              empty={<Nothing title={t('noAccounts')} text={t('noneText')} />}
            />
            <Pager
              page={page}
              pageSize={pageSize}
              shown={page.edges.length}
              after={search.after}
              onTurn={turn}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

function UnitList({ unitId }: { unitId: string }) {
  const t = useOrganisationTexts()
  const columns = useOrganisationColumns()
  const { search, find, turn } = useListSearch()
  const units = useQuery({
    ...organisationsQuery({ scopeId: unitId, search: search.q, first: pageSize, after: search.after }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Toolbar>
        <SearchBox label={t('searchUnits')} value={search.q} onSearch={find} />
      </Toolbar>
      <Loaded query={units} lines={8}>
        {({ organisations: page }) => (
          <>
            <DataTable
              caption={t('units')}
              columns={columns}
              rows={page.edges.map((edge) => edge.node)}
              rowKey={(row) => row.id}
              heading="name"
              empty={<Nothing title={t('noUnits')} text={t('noneText')} />}
            />
            <Pager
              page={page}
              pageSize={pageSize}
              shown={page.edges.length}
              after={search.after}
              onTurn={turn}
            />
          </>
        )}
      </Loaded>
    </>
  )
}
