import { Link, useRouteContext } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { Button } from 'antd'
import { mayUse } from '../../shell/may-use'
import { type Column, DataTable, Second } from '../../ui/data-table'
import { ErrorDownloads } from '../../ui/error-downloads'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Notice, Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import type { ListError, PeopleListResult } from './operations'
import styles from './people-list.module.css'
import { usePeopleListTexts } from './texts'

/** What a list came to: what would be saved, what was, or every wrong cell. */
export function ImportResult(props: { result: PeopleListResult; busy: boolean; onSave: () => void }) {
  const { result } = props
  return (
    <>
      <Outcome {...props} />
      <Sheets result={result} />
      {result.errorCount > 0 ? <Errors result={result} /> : null}
    </>
  )
}

function Outcome(props: { result: PeopleListResult; busy: boolean; onSave: () => void }) {
  const t = usePeopleListTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { outcome, sheets, errorCount, errorsWorkbookUrl } = props.result
  const changes = sheets.reduce((sum, sheet) => sum + sheet.new + sheet.changed, 0)
  if (outcome === 'REFUSED')
    return (
      <Notice meaning="deduction" title={t('refused', { count: errorCount })} role="status">
        {t(errorsWorkbookUrl ? 'refusedText' : 'refusedCsvText')}
      </Notice>
    )
  if (outcome === 'SAVED')
    return (
      <Notice meaning="bonus" title={t('saved')} role="status">
        {mayUse(viewer, [Action.invitePeople]) ? (
          <>
            {t('savedText')} <Link to="/people/links">{t('links')}</Link>
          </>
        ) : (
          t('savedTextOther')
        )}
      </Notice>
    )
  return (
    <Notice meaning="bonus" title={t('good')} role="status">
      <p className={styles['confirm']}>
        <span>{t(changes > 0 ? 'goodText' : 'nothingToDo')}</span>
        {changes > 0 ? (
          <Button type="primary" loading={props.busy} onClick={props.onSave}>
            {t('save')}
          </Button>
        ) : null}
      </p>
    </Notice>
  )
}

type Sheet = PeopleListResult['sheets'][number]

function Sheets({ result }: { result: PeopleListResult }) {
  const t = usePeopleListTexts()
  const say = useBilingual()
  const count = (key: 'new' | 'changed' | 'unchanged' | 'left', title: string): Column<Sheet> => ({
    key,
    title,
    cell: (row) => formatCount(row[key]),
    number: true,
    width: 8,
  })
  return (
    <Panel flush title={t('result')}>
      <DataTable
        caption={t('result')}
        rows={result.sheets}
        rowKey={(row) => row.sheet}
        heading="sheet"
        columns={[
          {
            key: 'sheet',
            title: t('sheet'),
            cell: (row) => (
              <>
                {say(row.title)} <code>{row.sheet}</code>
              </>
            ),
          },
          count('new', t('new')),
          count('changed', t('changed')),
          count('unchanged', t('unchanged')),
          count('left', t('left')),
          {
            key: 'refused',
            title: t('refusedRows'),
            cell: (row) => (row.refused > 0 ? <Tag meaning="deduction">{formatCount(row.refused)}</Tag> : 0),
            number: true,
            width: 8,
          },
        ]}
      />
      {result.sheets.some(({ left }) => left > 0) ? (
        <p className={styles['note']}>
          <Second>{t('leftText')}</Second>
        </p>
      ) : null}
    </Panel>
  )
}

function Errors({ result }: { result: PeopleListResult }) {
  const t = usePeopleListTexts()
  const say = useBilingual()
  const { errors, errorCount, errorsCsvUrl, errorsWorkbookUrl } = result
  const columns: readonly Column<ListError & { readonly no: number }>[] = [
    { key: 'file', title: t('sheet'), cell: ({ file }) => <code>{file}</code>, width: 11 },
    { key: 'row', title: t('row'), cell: ({ row }) => row, number: true, width: 5 },
    { key: 'column', title: t('column'), cell: ({ column }) => <code>{column ?? '—'}</code>, width: 8 },
    {
      key: 'value',
      title: t('value'),
      cell: ({ value }) => (value ? <code>{value}</code> : t('empty')),
      width: 15,
      wrap: true,
    },
    { key: 'reason', title: t('reason'), cell: ({ reason }) => say(reason), wrap: true },
  ]
  return (
    <Panel
      flush
      title={
        <>
          {t('errors')} <Tag meaning="deduction">{formatCount(errorCount)}</Tag>
        </>
      }
      extra={<ErrorDownloads csvUrl={errorsCsvUrl} workbookUrl={errorsWorkbookUrl} />}
    >
      <DataTable
        caption={t('errors')}
        columns={columns}
        rows={errors.map((error, no) => ({ ...error, no }))}
        rowKey={({ no }) => String(no)}
      />
      {errorCount > errors.length ? (
        <p className={styles['note']}>
          <Second>{t('errorsShown', { shown: errors.length, count: errorCount })}</Second>
        </p>
      ) : null}
    </Panel>
  )
}
