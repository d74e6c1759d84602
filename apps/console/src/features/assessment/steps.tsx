import { useBilingual } from '../../ui/language'
import { Waterfall, type WaterfallStep } from '../../ui/waterfall'
import type { Step } from './operations'
import { isTotal, meaningOfStep } from './step-meaning'
import { useAssessmentTexts } from './texts'

/** Indicators that can be opened, in the order of the steps, each once. */
export const openable = (steps: readonly Step[]): readonly string[] => [
  ...new Set(steps.flatMap((step) => (step.indicator && step.line ? [step.indicator.key] : []))),
]

/** A score's explanation as a waterfall; each line leads to its clause and its evidence. */
export function Steps(props: {
  caption: string
  steps: readonly Step[]
  score: string
  finalTitle: string
  marks?: readonly { at: number; label: string }[]
  /** The steps of the same subject in another run, shown beside these. */
  beside?: readonly Step[] | undefined
  openLine: string | undefined
  onOpen: (indicator: string) => void
}) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const seen = new Map<string, number>()
  const steps = props.steps.map((step): WaterfallStep => {
    const name = `${step.kind}:${step.indicator?.key ?? say(step.title)}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    const { indicator, line } = step
    const notes = [
      line && line.occurrences > 0 && step.kind !== 'BONUS'
        ? t('occurrences', { count: line.occurrences })
        : null,
      indicator?.source ? `${indicator.source.documentShortName} ${indicator.source.clause}` : null,
      step.note ? say(step.note) : null,
    ].filter((note) => note !== null)
    return {
      key: `${name}:${nth}`,
      title: say(step.title),
      note: notes.length > 0 ? notes.join(' · ') : undefined,
      meaning: meaningOfStep[step.kind],
      effect: step.effect,
      running: step.running,
      total: isTotal(step.kind),
      onOpen: indicator && line ? () => props.onOpen(indicator.key) : undefined,
      selected: indicator !== null && indicator.key === props.openLine,
    }
  })
  return (
    <Waterfall
      caption={props.caption}
      headings={{ step: t('step'), effect: t('effect'), running: t('running') }}
      steps={steps}
      marks={props.marks}
      beside={props.beside?.map(({ effect, running, kind }) => ({ effect, running, total: isTotal(kind) }))}
      final={{ title: props.finalTitle, score: props.score }}
    />
  )
}
