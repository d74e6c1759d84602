import { Link } from '@tanstack/react-router'
import { DataTable, Second } from '../../ui/data-table'
import { Facts, Figures } from '../../ui/facts'
import { formatCount, formatInstant, formatPoints } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Columns, Panel } from '../../ui/page'
import styles from './account.module.css'
import { FileHistory } from './file-history'
import type { AccountDetail } from './operations'
import { useAccountPageTexts } from './page-texts'

/** What is registered of an account, and its figures, each the way to the rows that it counts. */
export function FileSection({ account, year }: { account: AccountDetail; year: number }) {
  const t = useAccountPageTexts()
  return (
    <div className={styles['sections']}>
      <Panel flush>
        <Numbers account={account} year={year} />
      </Panel>
      <Panel title={t('file')}>
        <RegisteredFacts account={account} />
      </Panel>
      <Columns>
        <Panel flush title={t('followers')}>
          <Followers account={account} />
        </Panel>
        <Panel flush title={t('inspections')}>
          <Inspections account={account} />
        </Panel>
      </Columns>
      <Panel flush title={t('history')}>
        <FileHistory account={account} />
      </Panel>
    </div>
  )
}

function Numbers({ account, year }: { account: AccountDetail; year: number }) {
  const t = useAccountPageTexts()
  const params = { accountId: account.id }
  const [score] = account.scoreHistory.nodes
  return (
    <Figures
      items={[
        {
          label: t('ofYear', { year }),
          value: (
            <Link
              to="/accounts/$accountId"
              params={params}
              search={{ tab: 'posts', on: `${year}-01-01..${year}-12-31` }}
            >
              {formatCount(account.year?.posts ?? 0)}
            </Link>
          ),
          note: t('originalsOf', { count: formatCount(account.year?.originals ?? 0) }),
        },
        {
          label: t('waiting'),
          value: (
            <Link to="/accounts/$accountId" params={params} search={{ tab: 'messages', replied: 'false' }}>
              {formatCount(account.unrepliedMessages)}
            </Link>
          ),
        },
        {
          label: t('openFindings'),
          value: (
            <Link to="/accounts/$accountId" params={params} search={{ tab: 'findings', rectified: 'false' }}>
              {formatCount(account.open.totalCount)}
            </Link>
          ),
        },
        {
          label: t('lastScore'),
          value: score ? (
            <Link
              to="/assessments/$runId/accounts/$accountId"
              params={{ runId: score.run.id, accountId: account.id }}
            >
              {formatPoints(score.score)}
            </Link>
          ) : (
            '—'
          ),
          note: score ? t('inYear', { year: score.run.year }) : t('noScore'),
        },
      ]}
    />
  )
}

function RegisteredFacts({ account }: { account: AccountDetail }) {
  const t = useAccountPageTexts()
  const { organisation, closedOn, liveOn, url } = account
  const { supervision } = organisation
  const say = useBilingual()
  return (
    <Facts
      columns={3}
      items={[
        [t('code'), <code key="code">{account.code}</code>],
        [t('handle'), account.handle ?? '—'],
        [
          t('url'),
          url === null ? (
            '—'
          ) : (
            <a key="url" href={url} target="_blank" rel="noreferrer noopener">
              {url}
            </a>
          ),
        ],
        [
          t('host'),
          <Link key="host" to="/organisations" search={{ unit: organisation.id }}>
            {organisation.name}
          </Link>,
        ],
        [
          t('supervising'),
          <span key="supervising">
            {supervision.organisation?.name ?? '—'}
            <Second>{say(supervision.why)}</Second>
          </span>,
        ],
        [t('certified'), account.certifiedSubject ?? '—'],
        [t('mediaType'), t(account.mediaType)],
        [
          t('matrix'),
          <span key="matrix">
            {t(account.main ? 'main' : 'branch')} ·{' '}
            <Link to="/organisations" search={{ unit: organisation.id, list: 'accounts' }}>
              {t('matrixOf', { count: organisation.accountCount })}
            </Link>
          </span>,
        ],
        [t('operator'), account.operator?.name ?? '—'],
        [
          t('live'),
          closedOn === null
            ? t('openSpan', { from: liveOn })
            : t('closedSpan', { from: liveOn, to: closedOn }),
        ],
        [t('lastPost'), account.lastPostOn ?? t('never')],
        [t('registered'), formatInstant(account.createdAt)],
      ]}
    />
  )
}

function Followers({ account }: { account: AccountDetail }) {
  const t = useAccountPageTexts()
  const counts = account.followers.nodes
  const most = Math.max(1, ...counts.map((count) => count.followers))
  return (
    <DataTable
      caption={t('followers')}
      rows={counts}
      rowKey={(row) => row.countedOn}
      heading="countedOn"
      empty={<Nothing title={t('noFollowers')} text={t('noFollowersText')} />}
      columns={[
        { key: 'countedOn', title: t('countedOn'), cell: (row) => row.countedOn, width: 8 },
        {
          key: 'followers',
          title: t('followers'),
          number: true,
          cell: (row) => (
            <span className={styles['follower']}>
              <span className={styles['measure']} aria-hidden="true">
                <span style={{ width: `${(row.followers / most) * 100}%` }} />
              </span>
              {formatCount(row.followers)}
            </span>
          ),
        },
      ]}
    />
  )
}

function Inspections({ account }: { account: AccountDetail }) {
  const t = useAccountPageTexts()
  return (
    <DataTable
      caption={t('inspections')}
      rows={account.upperInspections}
      rowKey={(row) => `${row.level} ${row.inspectedOn}`}
      heading="inspectedOn"
      empty={<Nothing title={t('noInspections')} />}
      columns={[
        { key: 'inspectedOn', title: t('inspectedOn'), cell: (row) => row.inspectedOn, width: 8 },
        { key: 'level', title: t('level'), cell: (row) => t(row.level) },
        {
          key: 'result',
          title: t('result'),
          cell: (row) => <Tag meaning={row.result === 'QUALIFIED' ? 'bonus' : 'veto'}>{t(row.result)}</Tag>,
          width: 7,
        },
      ]}
    />
  )
}
