import { Link } from '@tanstack/react-router'
import { DataTable } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import type { Run } from './operations'
import { useAssessmentTexts } from './texts'

/** One row a category: how many, how good. */
export function CategoryTable({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  return (
    <DataTable
      caption={t('categories')}
      rows={run.categories}
      rowKey={(row) => row.category}
      heading="category"
      columns={[
        {
          key: 'category',
          title: t('category'),
          cell: (row) => (
            <Link to="/assessments/$runId" params={{ runId: run.id }} search={{ tab: 'ranking', category: row.category }}>
              {say(row.title)}
            </Link>
          ),
        },
        { key: 'units', title: t('units'), cell: (row) => formatCount(row.units), number: true, width: 8 },
        { key: 'vetoed', title: t('vetoed'), cell: (row) => formatCount(row.vetoed), number: true, width: 8 },
        { key: 'best', title: t('best'), cell: (row) => row.best ?? '—', number: true, width: 8 },
        { key: 'mean', title: t('mean'), cell: (row) => row.mean ?? '—', number: true, width: 8 },
        { key: 'median', title: t('median'), cell: (row) => row.median ?? '—', number: true, width: 8 },
      ]}
    />
  )
}
