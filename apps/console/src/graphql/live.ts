import { type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useEffect, useState } from 'react'
import { staleOperations } from './cache'
import { listen } from './wire'

/**
 * Listens to events, which carry nothing into the page: they only make `stale` operations stale. Tells whether the channel is up, so
 * that a page can fall back to asking again and again.
 */
export function useLive<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  stale: readonly string[],
): { readonly broken: boolean } {
  const queryClient = useQueryClient()
  const [broken, setBroken] = useState(false)
  const subject = JSON.stringify({ variables, stale })
  useEffect(() => {
    setBroken(false)
    const asked = JSON.parse(subject) as { variables: Variables; stale: string[] }
    return listen(
      document,
      asked.variables,
      () => void staleOperations(queryClient, asked.stale),
      (up) => setBroken(!up),
    )
  }, [subject, document, queryClient])
  return { broken }
}

/** How often something under way is read again where the live channel is blocked. */
const pollMs = 2_000
/** And where it isn't: a proxy may swallow events without closing the channel. */
const heartbeatMs = 10_000

/**
 * Follows something under way as long as it is on screen: by the live channel, else by asking again and again.
 *
 * @param query the read that shows it.
 */
export function useFollowed<
  Data,
  Variables extends AnyVariables,
  Shown,
  Key extends readonly [operation: string, variables: unknown],
>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  query: UseQueryOptions<Shown, Error, Shown, Key>,
): { readonly broken: boolean } {
  const live = useLive(document, variables, [query.queryKey[0]])
  useQuery({ ...query, refetchInterval: live.broken ? pollMs : heartbeatMs })
  return live
}
