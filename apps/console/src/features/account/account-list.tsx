import { Link } from '@tanstack/react-router'
import {
  AccountState,
  accountStateTitles,
  MediaType,
  mediaTypeTitles,
  platformTitles,
} from '@zhengmei/domain/account'
import { daysBetween, type PlainDate } from '@zhengmei/domain/kernel'
import { Category } from '../../ui/category'
import { CategoryPicker } from '../../ui/category-picker'
import { Named, Second } from '../../ui/data-table'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { todayInShanghai } from '../../ui/today'
import {
  type BulkAction,
  choiceFilter,
  choicesFilter,
  datesFilter,
  type FilterValues,
  type ListDescription,
  listRead,
  ownFilter,
  textFilter,
  yesNoFilter,
} from '../lists'
import { AccountStateMark } from './account-state'
import { type AccountRow, type AccountSort, accountsQuery } from './list-operations'
import { useAccountListTexts } from './list-texts'

/** Days without a post that offices ask for: a week, the two of the inspections, a month, a quarter. */
const silences = ['7', '14', '30', '90'] as const

type Upper<Word extends string> = Uppercase<Word>
const upper = <Word extends string>(word: Word) => word.toUpperCase() as Upper<Word>

/** The filters of a list of accounts. */
function useFilters() {
  const t = useAccountListTexts()
  const say = useBilingual()
  return {
    q: textFilter({ label: t('search') }),
    platforms: choicesFilter({
      label: t('platform'),
      choices: Object.entries(platformTitles).map(([value, title]) => ({
        value: upper(value as keyof typeof platformTitles),
        label: say(title),
      })),
    }),
    state: choiceFilter({
      label: t('state'),
      any: t('anyState'),
      choices: Object.values(AccountState).map((value) => ({
        value: upper(value),
        label: say(accountStateTitles[value]),
      })),
    }),
    silent: choiceFilter({
      label: t('silent'),
      any: t('anySilence'),
      choices: silences.map((value) => ({ value, label: t('silentDays', { count: value }) })),
    }),
    unreplied: yesNoFilter({
      label: t('waiting'),
      any: t('anyWaiting'),
      yes: t('withWaiting'),
      no: t('withoutWaiting'),
      rare: true,
    }),
    replies: choiceFilter({
      label: t('replies'),
      any: t('anyReplies'),
      choices: [
        { value: 'OVERDUE', label: t('repliesOverdue') },
        { value: 'SOON', label: t('repliesSoon') },
      ],
      rare: true,
    }),
    rectify: yesNoFilter({
      label: t('findingsLeft'),
      any: t('anyFindings'),
      yes: t('withFindings'),
      no: t('withoutFindings'),
      rare: true,
    }),
    settle: yesNoFilter({
      label: t('toSettle'),
      any: t('anySettled'),
      yes: t('onlyToSettle'),
      no: t('notToSettle'),
      rare: true,
    }),
    posted: datesFilter({ label: t('lastPost'), rare: true }),
    media: choiceFilter({
      label: t('mediaType'),
      any: t('anyMedia'),
      choices: Object.values(MediaType).map((value) => ({
        value: upper(value),
        label: say(mediaTypeTitles[value]),
      })),
      rare: true,
    }),
    category: ownFilter({
      label: t('category'),
      rare: true,
      control: (own) => <CategoryPicker {...own} none={t('anyCategory')} />,
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** What the filters ask of the server; the export asks the same. */
const asked = (filters: FilterValues<Filters>) => ({
  search: filters.q,
  platforms: filters.platforms && [...filters.platforms],
  state: filters.state,
  mediaType: filters.media,
  category: filters.category,
  silentForDays: filters.silent === undefined ? undefined : Number(filters.silent),
  unreplied: filters.unreplied,
  replies: filters.replies,
  toRectify: filters.rectify,
  toSettle: filters.settle,
  lastPostFrom: filters.posted?.from,
  lastPostTo: filters.posted?.to,
})

/** A list of accounts of a unit and those below, or of the whole scope. */
export function useAccountList(
  unit: string | undefined,
  bulk: readonly BulkAction<AccountRow>[] = [],
): ListDescription<AccountRow, Filters, AccountSort> {
  const t = useAccountListTexts()
  return {
    key: 'accounts',
    caption: t('accounts'),
    filters: useFilters(),
    heading: 'name',
    rowKey: (row) => row.id,
    nameOf: (row) => row.name,
    bulk,
    empty: <Nothing title={t('noAccounts')} text={t('noAccountsText')} />,
    read: ({ filters, sort, first, after, columns }) =>
      listRead(
        accountsQuery({
          scopeId: unit,
          ...asked(filters),
          sort: sort?.by,
          descending: sort?.descending,
          followers: columns.has('followers'),
          first,
          after,
        }),
        (data) => data.accounts,
      ),
    download: {
      kind: 'accounts',
      selected: true,
      parameters: ({ filters, sort }) => ({
        scopeId: unit,
        ...asked(filters),
        sort: sort?.by,
        descending: sort?.descending,
      }),
    },
    columns: useColumns(),
  }
}

function useColumns(): ListDescription<AccountRow, Filters, AccountSort>['columns'] {
  const t = useAccountListTexts()
  const say = useBilingual()
  return [
    {
      key: 'name',
      title: t('account'),
      sort: 'NAME',
      cell: (row) => (
        <Named
          beside={row.main ? <Tag meaning="active">{t('main')}</Tag> : null}
          second={<code>{row.handle ?? row.code}</code>}
        >
          <Link to="/accounts/$accountId" params={{ accountId: row.id }}>
            {row.name}
          </Link>
        </Named>
      ),
    },
    { key: 'platform', title: t('platform'), cell: (row) => say(row.platformTitle), width: 9.5, wrap: true },
    {
      key: 'host',
      title: t('host'),
      cell: (row) => (
        <Link to="/organisations" search={{ unit: row.organisation.id }}>
          {row.organisation.name}
        </Link>
      ),
    },
    { key: 'state', title: t('state'), cell: (row) => <AccountStateMark state={row.state} />, width: 6.5 },
    {
      key: 'lastPost',
      title: t('lastPost'),
      sort: 'LAST_POST_ON',
      cell: (row) => <LastPost row={row} />,
      width: 8.5,
    },
    {
      key: 'waiting',
      title: t('waiting'),
      sort: 'UNREPLIED_MESSAGES',
      number: true,
      width: 10,
      cell: (row) =>
        row.unrepliedMessages === 0 ? (
          '0'
        ) : (
          <Link
            to="/accounts/$accountId"
            params={{ accountId: row.id }}
            search={{ tab: 'messages', replied: 'false' }}
          >
            {formatCount(row.unrepliedMessages)}
          </Link>
        ),
    },
    {
      key: 'followers',
      title: t('followers'),
      number: true,
      width: 7,
      hidden: true,
      cell: (row) => (row.latestFollowers ? formatCount(row.latestFollowers.followers) : '—'),
    },
    {
      key: 'code',
      title: t('code'),
      sort: 'CODE',
      cell: (row) => <code>{row.code}</code>,
      width: 10,
      hidden: true,
    },
    {
      key: 'liveOn',
      title: t('wentLive'),
      sort: 'LIVE_ON',
      cell: (row) => row.liveOn,
      width: 7.5,
      hidden: true,
    },
    { key: 'mediaType', title: t('mediaType'), cell: (row) => t(row.mediaType), width: 6.5, hidden: true },
    {
      key: 'category',
      title: t('category'),
      cell: (row) => <Category of={row.organisation.category} />,
      width: 9,
      hidden: true,
    },
  ]
}

/** The day of the last post and how long ago that was: the way to the posts. */
function LastPost({ row }: { row: AccountRow }) {
  const t = useAccountListTexts()
  if (row.lastPostOn === null) return <>{t('never')}</>
  const ago = daysBetween(row.lastPostOn as PlainDate, todayInShanghai() as PlainDate)
  return (
    <>
      <Link to="/accounts/$accountId" params={{ accountId: row.id }} search={{ tab: 'posts' }}>
        {row.lastPostOn}
      </Link>
      <Second>{ago <= 0 ? t('today') : t('daysAgo', { count: ago })}</Second>
    </>
  )
}
