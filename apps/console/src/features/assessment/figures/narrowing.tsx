import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useBilingual } from '../../../ui/language'
import { Narrowed } from '../../../ui/narrowed'
import { clauseEffectsQuery } from './operations'
import { readSpan, spanName } from './span'
import { useFiguresTexts } from './texts'

/** What a figure has narrowed the lists of a run to: a span of scores, a clause. Nothing when the address says neither. */
export function Narrowing({ runId }: { runId: string }) {
  const t = useFiguresTexts()
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const span = readSpan(search.span)
  return (
    <>
      {span ? (
        <Narrowed
          onRemove={() => void navigate({ search: (now) => ({ ...now, span: undefined, after: undefined }) })}
        >
          {t('onlySpan', { span: spanName(span) })}
        </Narrowed>
      ) : null}
      {search.clause === undefined ? null : <OfClause runId={runId} clause={search.clause} />}
    </>
  )
}

function OfClause({ runId, clause }: { runId: string; clause: string }) {
  const t = useFiguresTexts()
  const say = useBilingual()
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const effects = useQuery(clauseEffectsQuery(runId)).data?.assessmentRun?.clauseEffects
  const title = effects?.find(({ indicator }) => indicator.key === clause)?.indicator.title
  return (
    <Narrowed
      onRemove={() => void navigate({ search: (now) => ({ ...now, clause: undefined, after: undefined }) })}
    >
      {t('onlyClause', { title: title ? say(title) : clause })}
    </Narrowed>
  )
}
