import { useBilingual } from './language'
import { useReason } from './loaded'
import { Notice } from './meaning'

/** What the server refused, or why it could not be asked: beside the button that was pressed. Nothing when all went well. */
export function Problem(props: {
  refusal?: { readonly message: { readonly zh: string; readonly en: string } }
  error: unknown
}) {
  const say = useBilingual()
  const reason = useReason(props.error)
  if (!props.refusal && !props.error) return null
  return (
    <Notice meaning="veto" role="alert">
      {props.refusal ? say(props.refusal.message) : reason}
    </Notice>
  )
}

/** The refusal among the answers of a mutation, if it is one. */
export function refusalOf<Answer extends { readonly __typename: string }>(
  answer: Answer | undefined,
): Extract<Answer, { readonly __typename: 'Refusal' }> | undefined {
  return answer?.__typename === 'Refusal'
    ? (answer as Extract<Answer, { readonly __typename: 'Refusal' }>)
    : undefined
}
