import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { lazy, Suspense } from 'react'
import { Category } from '../../ui/category'
import { Facts } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing, Waiting } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
import { Tabs } from '../../ui/tabs'
import { AccountsBelow } from '../account'
import { type OrganisationDetail, organisationQuery } from './operations'
import styles from './organisations-page.module.css'
import { useOrganisationTexts } from './texts'
import { UnitTree } from './unit-tree'

const UnitList = lazy(() => import('./unit-list'))
/** With what else people need, which the page comes without. */
const UnitPeople = lazy(async () => (await import('../people')).readUnitPeople())

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
              onChange={(key) => void navigate({ search: { unit: search.unit, list: key, on: search.on } })}
              items={[
                { key: 'accounts', label: t('accounts') },
                { key: 'units', label: t('units') },
                ...(seesPeople ? [{ key: 'people' as const, label: t('people') }] : []),
              ]}
            >
              <Suspense fallback={<Waiting lines={8} />}>
                {list === 'accounts' ? <AccountsBelow unitId={unitId} /> : null}
                {list === 'units' ? <UnitList unitId={unitId} /> : null}
                {list === 'people' ? <UnitPeople unitId={unitId} /> : null}
              </Suspense>
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
