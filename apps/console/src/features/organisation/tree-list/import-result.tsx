import { Button, Flex, Space } from 'antd'
import { DataTable } from '../../../ui/data-table'
import { ErrorDownloads } from '../../../ui/error-downloads'
import { formatCount } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import type { TreeListResult } from './operations'
import { useTreeListTexts } from './texts'

/** What a file of units came to: its changes, or every row that is refused with the reason. */
export function ImportResult(props: { result: TreeListResult; busy: boolean; onSave: () => void }) {
  const t = useTreeListTexts()
  const { result } = props
  const count = formatCount(result.changeCount)
  if (result.outcome === 'REFUSED')
    return (
      <>
        <Notice
          meaning="veto"
          role="status"
          title={t('refused', { count: formatCount(result.errorCount) })}
        />
        <Space wrap style={{ margin: '0.75rem 0' }}>
          <ErrorDownloads csvUrl={result.errorsCsvUrl} workbookUrl={result.errorsWorkbookUrl} />
        </Space>
        <Errors result={result} />
      </>
    )
  if (result.outcome === 'SAVED')
    return <Notice meaning="bonus" role="status" title={t(result.planned ? 'planned' : 'saved', { count })} />
  if (result.changeCount === 0) return <Notice meaning="unknown" role="status" title={t('same')} />
  return (
    <Flex vertical gap="middle">
      <Notice
        meaning="active"
        role="status"
        title={t('good', { changes: count, unchanged: formatCount(result.unchanged) })}
      />
      <Changes result={result} />
      <Button type="primary" loading={props.busy} onClick={props.onSave}>
        {t(result.planned ? 'plan' : 'save')}
      </Button>
    </Flex>
  )
}

function Changes({ result }: { result: TreeListResult }) {
  const t = useTreeListTexts()
  const say = useBilingual()
  const { changes, changeCount } = result
  return (
    <>
      <DataTable
        caption={t('change')}
        heading="change"
        rows={changes}
        rowKey={(row) => `${row.row} ${row.kind}`}
        empty={null}
        columns={[
          { key: 'row', title: t('row'), cell: (row) => row.row, number: true, width: 4 },
          { key: 'code', title: t('code'), cell: (row) => <code>{row.code}</code>, width: 10 },
          { key: 'change', title: t('change'), cell: (row) => say(row.summary), wrap: true },
        ]}
      />
      {changeCount > changes.length ? <p>{t('more', { count: changes.length })}</p> : null}
    </>
  )
}

function Errors({ result }: { result: TreeListResult }) {
  const t = useTreeListTexts()
  const say = useBilingual()
  const { errors, errorCount } = result
  return (
    <>
      <DataTable
        caption={t('why')}
        heading="why"
        rows={errors}
        rowKey={(row) => `${row.row} ${row.column} ${say(row.reason)}`}
        empty={null}
        columns={[
          { key: 'row', title: t('row'), cell: (row) => row.row, number: true, width: 4 },
          { key: 'column', title: t('column'), cell: (row) => row.column ?? '—', width: 9 },
          { key: 'value', title: t('value'), cell: (row) => row.value ?? '—', wrap: true, width: 10 },
          { key: 'why', title: t('why'), cell: (row) => say(row.reason), wrap: true },
        ]}
      />
      {errorCount > errors.length ? <p>{t('more', { count: errors.length })}</p> : null}
    </>
  )
}
