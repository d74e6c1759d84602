import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Category } from '../../../ui/category'
import { ScoreHistory } from '../../../ui/chart'
import { DataTable } from '../../../ui/data-table'
import { formatPoints } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Tag } from '../../../ui/meaning'
import { type Unit, unitScoresQuery } from './operations'
import { useUnitTexts } from './texts'

/** What a unit scored year by year: a line, and the table it is drawn from. */
export function UnitScores({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const navigate = useNavigate()
  return (
    <Loaded query={useQuery(unitScoresQuery(unit.id))} lines={6}>
      {({ organisation }) => {
        const scores = organisation?.scoreHistory.nodes ?? []
        return (
          <>
            <ScoreHistory
              scores={scores.map(({ run, finalScore }) => ({
                runId: run.id,
                year: run.year,
                score: finalScore,
                superseded: run.supersededBy !== null,
              }))}
              onOpen={(runId) =>
                void navigate({
                  to: '/assessments/$runId/units/$unitId',
                  params: { runId, unitId: unit.id },
                })
              }
            />
            <DataTable
              caption={t('scores')}
              heading="year"
              rows={scores}
              rowKey={(row) => row.run.id}
              empty={<Nothing title={t('noScores')} text={t('noScoresText')} />}
              columns={[
                {
                  key: 'year',
                  title: t('year'),
                  width: 12,
                  cell: ({ run }) => (
                    <>
                      <Link
                        to="/assessments/$runId/units/$unitId"
                        params={{ runId: run.id, unitId: unit.id }}
                      >
                        {run.year}
                      </Link>{' '}
                      {run.supersededBy ? <Tag meaning="unknown">{t('superseded')}</Tag> : null}
                    </>
                  ),
                },
                { key: 'book', title: t('book'), cell: ({ run }) => say(run.rulebook.title) },
                {
                  key: 'category',
                  title: t('category'),
                  cell: (row) => <Category of={row.category} />,
                  width: 12,
                },
                { key: 'rank', title: t('rank'), cell: (row) => row.rank ?? '—', number: true, width: 5 },
                {
                  key: 'score',
                  title: t('score'),
                  cell: (row) => (row.finalScore === null ? '—' : formatPoints(row.finalScore)),
                  number: true,
                  width: 7,
                },
              ]}
            />
          </>
        )
      }}
    </Loaded>
  )
}
