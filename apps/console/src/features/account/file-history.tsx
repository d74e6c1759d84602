import { DataTable } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { type Bilingual, useBilingual } from '../../ui/language'
import type { AccountDetail } from './operations'
import { useAccountPageTexts } from './page-texts'

interface HistoryRow {
  readonly key: string
  /** Sorts: a day or an instant. */
  readonly at: string
  readonly when: string
  readonly what: readonly string[]
  readonly who: string
}

/** States and changes of an account, the latest first. */
export function FileHistory({ account }: { account: AccountDetail }) {
  const t = useAccountPageTexts()
  return (
    <DataTable
      caption={t('history')}
      rows={useHistory(account)}
      rowKey={(row) => row.key}
      heading="when"
      columns={[
        { key: 'when', title: t('when'), cell: (row) => row.when, width: 10 },
        {
          key: 'what',
          title: t('what'),
          wrap: true,
          cell: (row) => row.what.map((line) => <div key={line}>{line}</div>),
        },
        { key: 'who', title: t('who'), cell: (row) => row.who, width: 10 },
      ]}
    />
  )
}

function useHistory(account: AccountDetail): readonly HistoryRow[] {
  const t = useAccountPageTexts()
  const say = useBilingual()
  const nameOf = useFieldName()
  const said = (words: Bilingual | null) => (words ? say(words) : '—')
  const dates: HistoryRow[] = [
    { key: 'live', at: account.liveOn, when: account.liveOn, what: [t('wentLive')], who: '—' },
    {
      key: 'registered',
      at: account.createdAt,
      when: formatInstant(account.createdAt),
      what: [t('registered')],
      who: '—',
    },
  ]
  if (account.closedOn)
    dates.push({
      key: 'closed',
      at: account.closedOn,
      when: account.closedOn,
      what: [t('wasClosed')],
      who: '—',
    })
  const changes = account.changes.nodes.map((change) => ({
    key: change.id,
    at: change.changedAt,
    when: formatInstant(change.changedAt),
    what: [
      t('changed'),
      ...change.fields.map(({ field, beforeText, afterText }) =>
        t('changedField', { field: nameOf(field), before: said(beforeText), after: said(afterText) }),
      ),
    ],
    who: change.changedBy ?? '—',
  }))
  const exemptions = account.exemptions.map((exemption) => ({
    key: exemption.ruleKey,
    at: exemption.grantedAt,
    when: formatInstant(exemption.grantedAt),
    what: [t('exempted', { title: say(exemption.title), reason: exemption.reason })],
    who: exemption.grantedBy,
  }))
  return [...dates, ...changes, ...exemptions].sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** The fields of the file as the form names them. */
function useFieldName(): (field: string) => string {
  const t = useAccountPageTexts()
  const names: Readonly<Record<string, string>> = {
    name: t('name'),
    handle: t('handle'),
    url: t('url'),
    certifiedSubject: t('certified'),
    mediaType: t('mediaType'),
    main: t('main'),
    operatorId: t('operator'),
    liveOn: t('live'),
    organisation: t('host'),
    closedOn: t('wasClosed'),
    announcement: t('announcement'),
  }
  return (field) => names[field] ?? field
}
