import type { DocumentNode } from 'graphql'

/** The name a document gives its operation: what caches, staleness and digests are spoken of in. */
export function operationName(document: DocumentNode): string {
  for (const definition of document.definitions)
    if (definition.kind === 'OperationDefinition' && definition.name) return definition.name.value
  throw new Error('a document needs a named operation')
}
