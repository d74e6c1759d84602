import type { QueryKey } from '@tanstack/react-query'
import { type AnyVariables, stringifyDocument, type TypedDocumentNode } from '@urql/core'

/** A read as it was described by `gqlQuery`: where its document and its variables stand. */
export interface DescribedRead {
  readonly queryKey: QueryKey
  readonly meta?: Readonly<Record<string, unknown>> | undefined
}

/** What another program sends to ask the same: the document and the variables by name. `null`: it was no `gqlQuery`. */
export function requestOf({
  queryKey: [, variables],
  meta,
}: DescribedRead): { readonly query: string; readonly variables: AnyVariables } | null {
  const document = meta?.['document']
  if (document === undefined) return null
  return {
    query: stringifyDocument(document as TypedDocumentNode),
    variables: (variables ?? {}) as AnyVariables,
  }
}
