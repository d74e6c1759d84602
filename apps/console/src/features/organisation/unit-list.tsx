import { Link } from '@tanstack/react-router'
import { OrgKind, orgKindTitles } from '@zhengmei/domain/org'
import { Category } from '../../ui/category'
import { CategoryPicker } from '../../ui/category-picker'
import { Named } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import {
  choiceFilter,
  type FilterValues,
  List,
  type ListDescription,
  listRead,
  ownFilter,
  textFilter,
} from '../lists'
import { useOrganisationTexts } from './texts'
import { type OrganisationRow, type OrganisationSort, organisationListQuery } from './unit-list-operations'

/** The units below the one that is chosen in the tree. */
export default function UnitList({ unitId }: { unitId: string }) {
  return <List description={useUnitList(unitId)} />
}

type Upper<Word extends string> = Uppercase<Word>
const upper = <Word extends string>(word: Word) => word.toUpperCase() as Upper<Word>

function useFilters() {
  const t = useOrganisationTexts()
  const say = useBilingual()
  return {
    q: textFilter({ label: t('searchUnits') }),
    kind: choiceFilter({
      label: t('kind'),
      any: t('anyKind'),
      width: 11,
      choices: Object.values(OrgKind).map((value) => ({
        value: upper(value),
        label: say(orgKindTitles[value]),
      })),
    }),
    life: choiceFilter({
      label: t('life'),
      any: t('living'),
      choices: [
        { value: 'ENDED', label: t('ended') },
        { value: 'ALL', label: t('livingAndEnded') },
      ],
      rare: true,
    }),
    category: ownFilter({
      label: t('category'),
      rare: true,
      control: (own) => <CategoryPicker {...own} none={t('anyCategory')} />,
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** What the filters ask of the server; the export asks the same. */
const asked = ({ q, kind, life, category }: FilterValues<Filters>) => ({ search: q, kind, life, category })

function useUnitList(unitId: string): ListDescription<OrganisationRow, Filters, OrganisationSort> {
  const t = useOrganisationTexts()
  return {
    key: 'organisations',
    caption: t('units'),
    filters: useFilters(),
    heading: 'name',
    rowKey: (row) => row.id,
    nameOf: (row) => row.name,
    empty: <Nothing title={t('noUnits')} text={t('noneText')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        organisationListQuery({
          scopeId: unitId,
          ...asked(filters),
          sort: sort?.by,
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.organisations,
      ),
    download: {
      kind: 'organisations',
      selected: true,
      parameters: ({ filters, sort }) => ({
        scopeId: unitId,
        ...asked(filters),
        sort: sort?.by,
        descending: sort?.descending,
      }),
    },
    columns: useColumns(),
  }
}

function useColumns(): ListDescription<OrganisationRow, Filters, OrganisationSort>['columns'] {
  const t = useOrganisationTexts()
  const say = useBilingual()
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'NAME',
      cell: (row) => (
        <Named second={<code>{row.code}</code>}>
          <Link to="/organisations" search={{ unit: row.id, list: 'units' }}>
            {row.name}
          </Link>
        </Named>
      ),
    },
    { key: 'kind', title: t('kind'), cell: (row) => say(row.kindTitle), width: 9 },
    {
      key: 'category',
      title: t('category'),
      cell: (row) => (row.category === null ? t('notAssessed') : <Category of={row.category} />),
      width: 10,
    },
    { key: 'parent', title: t('parent'), cell: (row) => row.parent?.name ?? '—' },
    {
      key: 'accountCount',
      title: t('accountCount'),
      cell: (row) => formatCount(row.accountCount),
      number: true,
      width: 6,
    },
    {
      key: 'code',
      title: t('code'),
      sort: 'CODE',
      cell: (row) => <code>{row.code}</code>,
      width: 10,
      hidden: true,
    },
    {
      key: 'division',
      title: t('division'),
      cell: (row) => (row.divisionCode ? <code>{row.divisionCode}</code> : '—'),
      width: 8,
      hidden: true,
    },
    {
      key: 'abolishedOn',
      title: t('abolishedOn'),
      cell: (row) => row.abolishedOn ?? '—',
      width: 8,
      hidden: true,
    },
  ]
}
