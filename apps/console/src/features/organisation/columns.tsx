import { Link } from '@tanstack/react-router'
import { Category } from '../../ui/category'
import { type Column, Named, Second } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { StateMark, Tag } from '../../ui/meaning'
import type { AccountRow, OrganisationRow } from './operations'
import { useOrganisationTexts } from './texts'

/** Columns of a list of accounts. */
export function useAccountColumns(): readonly Column<AccountRow>[] {
  const t = useOrganisationTexts()
  const say = useBilingual()
  return [
    {
      key: 'name',
      title: t('name'),
      cell: (row) => (
        <Named
          beside={row.main ? <Tag meaning="active">{t('main')}</Tag> : null}
          second={<code>{row.code}</code>}
        >
          <Link to="/accounts/$accountId" params={{ accountId: row.id }}>
            {row.name}
          </Link>
        </Named>
      ),
    },
    { key: 'platform', title: t('platform'), cell: (row) => say(row.platformTitle), width: 9, wrap: true },
    {
      key: 'host',
      title: t('host'),
      cell: (row) => (
        <Link to="/organisations" search={{ unit: row.organisation.id }}>
          {row.organisation.name}
        </Link>
      ),
    },
    { key: 'liveOn', title: t('liveOn'), cell: (row) => row.liveOn, width: 7.5 },
    {
      key: 'state',
      title: t('state'),
      cell: (row) =>
        row.closedOn ? (
          <StateMark meaning="unknown">{t('closed')}</StateMark>
        ) : (
          <StateMark meaning="bonus">{t('live')}</StateMark>
        ),
      width: 7,
    },
  ]
}

/** Columns of a list of units. */
export function useOrganisationColumns(): readonly Column<OrganisationRow>[] {
  const t = useOrganisationTexts()
  const say = useBilingual()
  return [
    {
      key: 'name',
      title: t('name'),
      cell: (row) => (
        <>
          <Link to="/organisations" search={{ unit: row.id }}>
            {row.name}
          </Link>
          <Second>
            <code>{row.code}</code>
          </Second>
        </>
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
  ]
}
