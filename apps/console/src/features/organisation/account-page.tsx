import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { Facts, Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { StateMark, Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { todayInShanghai } from '../../ui/today'
import { WeekStrip } from '../../ui/week-strip'
import { cadenceWeeks, silentWeeks } from './cadence'
import { type AccountDetail, accountQuery } from './operations'
import { useOrganisationTexts } from './texts'

/** One account: its file, and how it published through a year. */
export default function AccountPage() {
  const { accountId } = useParams({ from: '/signed-in/accounts/$accountId' })
  const search = useSearch({ from: '/signed-in/accounts/$accountId' })
  const thisYear = Number(todayInShanghai().slice(0, 4))
  const year = search.year ?? thisYear - 1
  const account = useQuery({ ...accountQuery(accountId, year), placeholderData: keepPreviousData })
  return (
    <Loaded query={account} lines={10}>
      {({ account: found }) =>
        found ? <Detail account={found} year={year} thisYear={thisYear} /> : <NotFoundPage />
      }
    </Loaded>
  )
}

function Detail({ account, year, thisYear }: { account: AccountDetail; year: number; thisYear: number }) {
  const t = useOrganisationTexts()
  const say = useBilingual()
  const navigate = useNavigate({ from: '/accounts/$accountId' })
  const span = account.closedOn
    ? t('closedSpan', { from: account.liveOn, to: account.closedOn })
    : t('openSpan', { from: account.liveOn })
  const trail = [...account.organisation.ancestors, account.organisation]
  return (
    <Page
      title={account.name}
      crumbs={[
        <Link key="root" to="/organisations">
          {t('title')}
        </Link>,
        ...trail.slice(-3).map((each) => (
          <Link key={each.id} to="/organisations" search={{ unit: each.id }}>
            {each.name}
          </Link>
        )),
      ]}
      beside={
        <>
          <Tag meaning="active">{say(account.platformTitle)}</Tag>
          {account.main ? <Tag>{t('main')}</Tag> : null}
          {account.closedOn ? (
            <StateMark meaning="unknown">{t('closed')}</StateMark>
          ) : (
            <StateMark meaning="bonus">{t('live')}</StateMark>
          )}
        </>
      }
    >
      <Panel>
        <Facts
          columns={3}
          items={[
            [t('code'), <code key="code">{account.code}</code>],
            [t('host'), account.organisation.name],
            [t('mediaType'), t(account.mediaType)],
            [t('certified'), account.certifiedSubject ?? '—'],
            [t('liveOn'), span],
            [t('operator'), account.operator?.name ?? '—'],
          ]}
        />
      </Panel>
      <Panel
        flush
        title={t('cadence', { year })}
        extra={
          <Select
            size="small"
            aria-label={t('year')}
            value={year}
            onChange={(value) => void navigate({ search: { year: value }, replace: true })}
            options={[0, 1, 2, 3].map((back) => ({ value: thisYear - back, label: thisYear - back }))}
          />
        }
      >
        {account.year ? (
          <Cadence account={account} year={account.year} />
        ) : (
          <Nothing title={t('noYear')} text={t('noYearText')} />
        )}
      </Panel>
    </Page>
  )
}

function Cadence({ account, year }: { account: AccountDetail; year: NonNullable<AccountDetail['year']> }) {
  const t = useOrganisationTexts()
  const weeks = cadenceWeeks(year.year, year.weekPosts, account, todayInShanghai())
  const counted = weeks.filter((week) => week.count !== null)
  const inWeeks = counted.reduce((sum, week) => sum + (week.count ?? 0), 0)
  return (
    <>
      <Figures
        items={[
          { label: t('posts'), value: formatCount(year.posts) },
          {
            label: t('originals'),
            value: formatCount(year.originals),
            note:
              year.posts > 0
                ? t('originalsShare', { share: Math.round((year.originals / year.posts) * 100) })
                : undefined,
          },
          { label: t('perWeek'), value: counted.length > 0 ? (inWeeks / counted.length).toFixed(1) : '—' },
          { label: t('silentWeeks'), value: silentWeeks(weeks), note: t('silentNote') },
        ]}
      />
      <div style={{ padding: '1rem', borderTop: '1px solid var(--zm-line)' }}>
        <WeekStrip title={t('cadence', { year: year.year })} weeks={weeks} />
      </div>
    </>
  )
}
