import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql'
import type { Plugin } from 'vite'

/** An operation of the console as the API keeps it. */
export interface KeptOperation {
  /** SHA-256 of the document, in hexadecimal digits: what the console sends instead of it. */
  readonly id: string
  readonly name: string
  readonly document: string
}

/** A document in the source: gql.tada takes plain template literals only. */
const documentInSource = /\bgraphql\(\s*`([^`]*)`/g

function* documentsIn(folder: string): Generator<string> {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.tsx?$/.test(file) || file.endsWith('.d.ts') || /\.test\.tsx?$/.test(file)) continue
    for (const [, document] of readFileSync(join(folder, file), 'utf8').matchAll(documentInSource))
      if (document !== undefined) yield document
  }
}

/**
 * Every operation in a folder of source, each with the fragments that it spreads, in the order of names.
 *
 * @throws when two have one name, or a fragment is missing: the name is what the console looks its digest up by.
 */
export function keptOperationsIn(folder: string): KeptOperation[] {
  const operations = new Map<string, OperationDefinitionNode>()
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const document of documentsIn(folder)) {
    for (const definition of parse(document).definitions) {
      const known = definition.kind === Kind.FRAGMENT_DEFINITION ? fragments : operations
      if (definition.kind !== Kind.FRAGMENT_DEFINITION && definition.kind !== Kind.OPERATION_DEFINITION)
        continue
      const name = definition.name?.value
      if (name === undefined) throw new Error(`an operation without a name: ${print(definition)}`)
      if (known.has(name)) throw new Error(`two GraphQL definitions are called ${name}`)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(name, definition)
      else operations.set(name, definition)
    }
  }
  return [...operations.keys()].sort().map((name) => {
    const needed = new Set<string>()
    const gather = (node: OperationDefinitionNode | FragmentDefinitionNode | undefined): void => {
      if (!node) throw new Error(`${name} spreads a fragment that is not there`)
      visit(node, {
        FragmentSpread({ name: { value } }) {
          if (needed.has(value)) return
          needed.add(value)
          gather(fragments.get(value))
        },
      })
    }
    const operation = operations.get(name)
    gather(operation)
    const parts = [operation, ...[...needed].sort().map((fragment) => fragments.get(fragment))]
    const document = parts.flatMap((part) => (part ? [print(part)] : [])).join('\n')
    return { id: createHash('sha256').update(document).digest('hex'), name, document }
  })
}

/**
 * What the console names an operation by: 128 bits of its digest, half of it. Digits can't be packed, and every page carries those of all
 * operations; the API looks documents up by as many.
 */
const digitsSent = 32

/**
 * Writes `operations.json` beside the bundle, for the API, and gives the bundle the digests: the two are always of one
 * build. While developing, the console has no digests and sends its documents.
 */
export function keepOperations(source: string): Plugin {
  let operations: KeptOperation[] = []
  return {
    name: 'zhengmei-kept-operations',
    apply: 'build',
    buildStart() {
      operations = keptOperationsIn(source)
    },
    transform(_code, id) {
      if (!id.endsWith('/src/graphql/digests.ts')) return undefined
      const digests = Object.fromEntries(operations.map(({ name, id }) => [name, id.slice(0, digitsSent)]))
      return { code: `export const digests = ${JSON.stringify(digests)}`, map: null }
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'operations.json',
        source: `${JSON.stringify({ operations }, null, 1)}\n`,
      })
    },
  }
}
