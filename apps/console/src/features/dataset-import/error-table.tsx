import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Pager } from '../../ui/pager'
import { type ErrorEdge, errorsQuery } from './operations'
import { useImportTexts } from './texts'

const pageSize = 50

/** Every refused cell: where it stands as a spreadsheet shows it, what was there, what is wrong with it. */
export function ErrorTable({ jobId }: { jobId: string }) {
  const t = useImportTexts()
  const say = useBilingual()
  const search = useSearch({ from: '/signed-in/imports/$jobId' })
  const navigate = useNavigate({ from: '/imports/$jobId' })
  const errors = useQuery({
    ...errorsQuery({ id: jobId, first: pageSize, after: search.after }),
    placeholderData: keepPreviousData,
  })
  const columns: readonly Column<ErrorEdge>[] = [
    { key: 'file', title: t('file'), cell: ({ node }) => <code>{node.file}</code>, width: 13 },
    { key: 'row', title: t('row'), cell: ({ node }) => node.row, number: true, width: 5 },
    { key: 'column', title: t('column'), cell: ({ node }) => <code>{node.column ?? '—'}</code>, width: 10 },
    {
      key: 'value',
      title: t('value'),
      cell: ({ node }) => (node.value ? <code>{node.value}</code> : t('emptyValue')),
      width: 15,
      wrap: true,
    },
    { key: 'reason', title: t('reason'), cell: ({ node }) => say(node.reason), wrap: true },
  ]
  return (
    <Loaded query={errors}>
      {({ importJob }) => {
        const page = importJob?.errors
        if (!page) return <Nothing title={t('unknownJob')} />
        return (
          <>
            <DataTable
              caption={t('errorTable')}
              columns={columns}
              rows={page.edges}
              rowKey={(edge) => edge.cursor}
            />
            <Pager
              page={page}
              pageSize={pageSize}
              shown={page.edges.length}
              after={search.after}
              onTurn={({ after, trail }) => void navigate({ search: { after }, state: { trail } })}
            />
          </>
        )
      }}
    </Loaded>
  )
}
