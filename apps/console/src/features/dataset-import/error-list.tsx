import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { List, type ListDescription, listRead } from '../lists'
import { errorsQuery, type RowError } from './operations'
import { useImportTexts } from './texts'

/** Every refused cell: where it stands as a spreadsheet shows it, what was there, what is wrong with it. */
export function ErrorList({ jobId }: { jobId: string }) {
  return <List description={useErrorList(jobId)} />
}

function useErrorList(jobId: string): ListDescription<RowError, Record<never, never>> {
  const t = useImportTexts()
  const say = useBilingual()
  return {
    key: 'imports.errors',
    caption: t('errorTable'),
    filters: {},
    heading: 'file',
    rowKey: ({ file, row, column, code }) => [file, row, column, code].join(' '),
    empty: <Nothing title={t('unknownJob')} />,
    missing: <Nothing title={t('unknownJob')} />,
    read: ({ first, after }) =>
      listRead(errorsQuery({ id: jobId, first, after }), (data) => data.importJob?.errors),
    columns: [
      { key: 'file', title: t('file'), cell: ({ file }) => <code>{file}</code>, width: 13 },
      { key: 'row', title: t('row'), cell: ({ row }) => row, number: true, width: 5 },
      { key: 'column', title: t('column'), cell: ({ column }) => <code>{column ?? '—'}</code>, width: 10 },
      {
        key: 'value',
        title: t('value'),
        cell: ({ value }) => (value ? <code>{value}</code> : t('emptyValue')),
        width: 15,
        wrap: true,
      },
      { key: 'reason', title: t('reason'), cell: ({ reason }) => say(reason), wrap: true },
    ],
  }
}
