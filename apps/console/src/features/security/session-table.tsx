import type { ReactNode } from 'react'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import type { SignInSession } from './operations'
import { useSecurityTexts } from './texts'

/** Sessions that go on, one a line; `end` is what ends the one of a line, where that can be done. */
export function SessionTable(props: {
  caption: string
  rows: readonly SignInSession[]
  end?: (session: SignInSession) => ReactNode
}) {
  const t = useSecurityTexts()
  const { end } = props
  const columns: readonly Column<SignInSession>[] = [
    {
      key: 'browser',
      title: t('browser'),
      cell: (row) => (
        <Named
          beside={row.isThis ? <Tag meaning="active">{t('thisOne')}</Tag> : null}
          second={row.method === 'OIDC' ? t('OIDC') : t('PASSWORD')}
        >
          {row.browser ?? t('unknownBrowser')}
        </Named>
      ),
    },
    { key: 'address', title: t('address'), cell: (row) => row.address ?? '', width: 10 },
    { key: 'started', title: t('started'), cell: (row) => formatInstant(row.startedAt), width: 10 },
    { key: 'seen', title: t('seen'), cell: (row) => formatInstant(row.lastSeenAt), width: 10 },
    ...(end
      ? [{ key: 'end', title: <span className="visually-hidden">{t('end')}</span>, cell: end, width: 7.5 }]
      : []),
  ]
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      heading="browser"
      empty={<Nothing title={t('noSessions')} />}
    />
  )
}
