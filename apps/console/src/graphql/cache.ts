import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { operationName } from './operation-name'
import { send } from './wire'

/** The one way to read: cached under `[operationName, variables]`, fresh for `freshMs` where given. */
export function gqlQuery<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  freshMs?: number,
) {
  return queryOptions({
    queryKey: [operationName(document as TypedDocumentNode<unknown, AnyVariables>), variables] as const,
    queryFn: () => send('query', document, variables),
    meta: { document },
    ...(freshMs === undefined ? {} : { staleTime: freshMs }),
  })
}

/** Makes every cached answer of these operations stale; the ones on screen are read again. */
export async function staleOperations(queryClient: QueryClient, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
}

/** The one way to change: `stale` names the operations whose answers it makes stale. For `useMutation`. */
export function gqlMutation<Data, Variables extends AnyVariables>(
  queryClient: QueryClient,
  document: TypedDocumentNode<Data, Variables>,
  stale: readonly string[],
) {
  return {
    mutationFn: (variables: Variables) => send('mutation', document, variables),
    onSuccess: () => staleOperations(queryClient, stale),
  }
}
