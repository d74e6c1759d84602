import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useBilingual } from '../../../ui/language'
import { Loaded } from '../../../ui/loaded'
import { Tag } from '../../../ui/meaning'
import { Page } from '../../../ui/page'
import { NotFoundPage } from '../../../ui/plain-pages'
import { useAssessmentTexts } from '../texts'
import { type AccountSide, accountPairQuery } from './operations'
import { PairSides, type Side } from './pair-sides'
import { useCompareTexts } from './texts'

/** One account in two runs: both waterfalls, and item by item what differs; a line opens with its evidence. */
export default function AccountPairPage() {
  const t = useCompareTexts()
  const all = useAssessmentTexts()
  const say = useBilingual()
  const { accountId } = useParams({ from: '/signed-in/assessments/compare/accounts/$accountId' })
  const { before = '', after = '' } = useSearch({
    from: '/signed-in/assessments/compare/accounts/$accountId',
  })
  const navigate = useNavigate()
  const result = useQuery(accountPairQuery({ before, after, id: accountId }))
  const sideOf = (side: AccountSide | null): Side | null => {
    if (side === null) return null
    const params = { runId: side.run.id, accountId }
    const to = '/assessments/$runId/accounts/$accountId'
    return {
      run: side.run,
      steps: side.steps,
      score: side.score,
      figures: null,
      open: (
        <Link to={to} params={params}>
          {t('openResult')}
        </Link>
      ),
      onOpen: (line) => void navigate({ to, params, search: { line } }),
    }
  }
  return (
    <Loaded query={result} lines={12}>
      {({ account, before: was, after: is }) =>
        account && (was || is) ? (
          <Page
            title={account.name}
            beside={<Tag meaning="active">{say(account.platformTitle)}</Tag>}
            crumbs={[
              <Link key="runs" to="/assessments">
                {all('title')}
              </Link>,
              <Link key="compare" to="/assessments/compare" search={{ base: before, run: after }}>
                {t('title')}
              </Link>,
              <Link
                key="unit"
                to="/assessments/compare/units/$unitId"
                params={{ unitId: account.organisation.id }}
                search={{ before, after }}
              >
                {account.organisation.name}
              </Link>,
            ]}
            lead={<code>{account.code}</code>}
          >
            <PairSides before={sideOf(was)} after={sideOf(is)} finalTitle={t('score')} />
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}
