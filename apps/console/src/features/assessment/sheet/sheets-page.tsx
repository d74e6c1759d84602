import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useBilingual } from '../../../ui/language'
import { Failed, Nothing, Waiting } from '../../../ui/loaded'
import { NotFoundPage } from '../../../ui/plain-pages'
import { useRunName } from '../run-state'
import { sheetsQuery } from './operations'
import { Sheet } from './sheet'
import { SheetFrame } from './sheet-frame'
import { useSheetTexts } from './texts'

/** So many sheets are read at once, as the query says. */
const atOnce = 20

/** The sheets of a category's units one after another, each beginning on a page of its own. */
export default function SheetsPage() {
  const t = useSheetTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const { runId } = useParams({ from: '/signed-in/assessments/$runId/sheets' })
  const { category } = useSearch({ from: '/signed-in/assessments/$runId/sheets' })
  const sheets = useInfiniteQuery({
    queryKey: ['UnitSheets', runId, category],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, client }) =>
      client.fetchQuery(sheetsQuery({ id: runId, category, after: pageParam })),
    getNextPageParam: ({ assessmentRun }) => {
      const info = assessmentRun?.ranking.pageInfo
      return info?.hasNextPage ? (info.endCursor ?? undefined) : undefined
    },
  })
  if (sheets.error) return <Failed error={sheets.error} onAgain={() => void sheets.refetch()} />
  const pages = sheets.data?.pages
  if (!pages) return <Waiting lines={12} />
  const run = pages[0]?.assessmentRun
  if (!run) return <NotFoundPage />
  const units = pages.flatMap((page) => page.assessmentRun?.ranking.edges.map((edge) => edge.node) ?? [])
  const total = run.ranking.totalCount
  const titled = run.categories.find((each) => each.category === category)
  const title = titled ? say(titled.title) : (category ?? t('allCategories'))
  return (
    <SheetFrame
      title={`${nameOf(run)} ${title}`}
      ready={units.length > 0 && !sheets.isFetching}
      extra={
        <>
          <span role="status">{t('loaded', { count: units.length, total })}</span>
          {sheets.hasNextPage ? (
            <Button loading={sheets.isFetchingNextPage} onClick={() => void sheets.fetchNextPage()}>
              {t('more', { count: Math.min(atOnce, total - units.length) })}
            </Button>
          ) : null}
        </>
      }
      back={
        <Link to="/assessments/$runId" params={{ runId }} search={{ category }}>
          {t('back')}
        </Link>
      }
    >
      {units.length === 0 ? <Nothing title={t('none')} /> : null}
      {units.map((unit) => (
        <Sheet key={unit.id} sheet={unit} run={run} />
      ))}
    </SheetFrame>
  )
}
