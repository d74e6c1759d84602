import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Loaded } from '../../../ui/loaded'
import { Page } from '../../../ui/page'
import { NotFoundPage } from '../../../ui/plain-pages'
import { useAssessmentTexts } from '../texts'
import { type UnitSide, unitPairQuery } from './operations'
import { PairSides, type Side } from './pair-sides'
import { useCompareTexts } from './texts'

/** One unit in two runs: both waterfalls, and item by item what differs. */
export default function UnitPairPage() {
  const t = useCompareTexts()
  const all = useAssessmentTexts()
  const { unitId } = useParams({ from: '/signed-in/assessments/compare/units/$unitId' })
  const { before = '', after = '' } = useSearch({ from: '/signed-in/assessments/compare/units/$unitId' })
  const navigate = useNavigate()
  const result = useQuery(unitPairQuery({ before, after, id: unitId }))
  const sideOf = (side: UnitSide | null): Side | null => {
    if (side === null) return null
    const params = { runId: side.run.id, unitId }
    return {
      run: side.run,
      steps: side.steps,
      score: side.finalScore,
      figures: `${t('rankOf', { rank: side.rank })} · ${t('accounts')} ${side.accountCount}`,
      open: (
        <Link to="/assessments/$runId/units/$unitId" params={params}>
          {t('openResult')}
        </Link>
      ),
      onOpen: () => void navigate({ to: '/assessments/$runId/units/$unitId', params }),
    }
  }
  return (
    <Loaded query={result} lines={12}>
      {({ organisation, before: was, after: is }) =>
        organisation && (was || is) ? (
          <Page
            title={organisation.name}
            crumbs={[
              <Link key="runs" to="/assessments">
                {all('title')}
              </Link>,
              <Link key="compare" to="/assessments/compare" search={{ base: before, run: after }}>
                {t('title')}
              </Link>,
            ]}
            lead={
              <>
                <code>{organisation.code}</code>{' '}
                <Link
                  to="/assessments/compare"
                  search={{ base: before, run: after, tab: 'accounts', unit: organisation.id }}
                >
                  {t('itsAccounts')}
                </Link>
              </>
            }
          >
            <PairSides before={sideOf(was)} after={sideOf(is)} finalTitle={t('finalScore')} />
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}
