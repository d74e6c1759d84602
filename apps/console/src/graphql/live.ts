import { useQueryClient } from '@tanstack/react-query'
import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useEffect, useState } from 'react'
import { staleOperations } from './cache'
import { listen } from './wire'

/**
 * Listens while `active`; an event carries nothing into the page, it only makes `stale` operations stale. Tells whether the channel is
 * up, so that a page can fall back to asking again and again.
 */
export function useLive<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  stale: readonly string[],
  active: boolean,
): { readonly broken: boolean } {
  const queryClient = useQueryClient()
  const [broken, setBroken] = useState(false)
  const subject = JSON.stringify({ variables, stale })
  useEffect(() => {
    if (!active) return
    setBroken(false)
    const asked = JSON.parse(subject) as { variables: Variables; stale: string[] }
    return listen(
      document,
      asked.variables,
      () => void staleOperations(queryClient, asked.stale),
      (up) => setBroken(!up),
    )
  }, [active, subject, document, queryClient])
  return { broken }
}
