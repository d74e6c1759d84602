import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Loaded } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { Tabs } from '../../ui/tabs'
import { todayInShanghai } from '../../ui/today'
import { AccountObligation } from '../organisation'
import { AccountStateMark } from './account-state'
import { CadenceSection } from './cadence-section'
import { FileSection } from './file-section'
import { FindingsSection } from './findings-section'
import { MessagesSection } from './messages-section'
import { type AccountDetail, accountQuery } from './operations'
import { useAccountPageTexts } from './page-texts'
import { PostsSection } from './posts-section'
import { ScoresSection } from './scores-section'

/** The parts of the page, as the address names them. */
const sections = ['file', 'cadence', 'posts', 'messages', 'findings', 'scores'] as const

/** One account: its file, and all that is known of it. */
export default function AccountPage() {
  const { accountId } = useParams({ from: '/signed-in/accounts/$accountId' })
  const search = useSearch({ from: '/signed-in/accounts/$accountId' })
  const year = search.year ?? Number(todayInShanghai().slice(0, 4)) - 1
  const account = useQuery({ ...accountQuery(accountId, year), placeholderData: keepPreviousData })
  return (
    <Loaded query={account} lines={10}>
      {({ account: found }) => (found ? <Detail account={found} year={year} /> : <NotFoundPage />)}
    </Loaded>
  )
}

function Detail({ account, year }: { account: AccountDetail; year: number }) {
  const t = useAccountPageTexts()
  const say = useBilingual()
  const { tab = 'file' } = useSearch({ from: '/signed-in/accounts/$accountId' })
  const navigate = useNavigate({ from: '/accounts/$accountId' })
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const trail = [...account.organisation.ancestors, account.organisation]
  return (
    <Page
      title={account.name}
      crumbs={[
        <Link key="root" to="/accounts">
          {t('accounts')}
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
          <AccountStateMark state={account.state} />
        </>
      }
      actions={
        <>
          {viewer.viewerCanExplainAccess ? (
            <LinkButton to="/access" search={{ unit: account.organisation.id, action: 'ACCOUNT_READ' }}>
              {t('whoSees')}
            </LinkButton>
          ) : null}
          {account.viewerCanEdit ? (
            <LinkButton
              to="/accounts/$accountId/edit"
              params={{ accountId: account.id }}
              color="primary"
              variant="solid"
            >
              {t('edit')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <AccountObligation accountId={account.id} />
      <Tabs
        label={t('sections')}
        active={tab}
        items={sections.map((key) => ({ key, label: t(key) }))}
        onChange={(next) =>
          void navigate({
            search: { tab: next === 'file' ? undefined : next, year: undefined },
            replace: true,
          })
        }
      >
        <Section tab={tab} account={account} year={year} />
      </Tabs>
    </Page>
  )
}

function Section({ tab, account, year }: { tab: string; account: AccountDetail; year: number }) {
  switch (tab) {
    case 'cadence':
      return <CadenceSection accountId={account.id} year={year} />
    case 'posts':
      return <PostsSection accountId={account.id} />
    case 'messages':
      return <MessagesSection accountId={account.id} />
    case 'findings':
      return <FindingsSection accountId={account.id} />
    case 'scores':
      return <ScoresSection accountId={account.id} />
    default:
      return <FileSection account={account} year={year} />
  }
}
