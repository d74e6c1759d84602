import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { pageSizeOf } from './page-size.js'
import { requireGoodText } from './text.js'

/** How large an operation is, known before anything of it runs. */
export interface OperationMeasure {
  /** Objects it may return at most, by page sizes and sizes of lists. */
  readonly cost: number
  /** Fields from the root to the deepest leaf. */
  readonly depth: number
  /** Fields after fragments were spread. */
  readonly fields: number
  /** Fields at the root after fragments were spread. */
  readonly rootFields: number
  /** Fields under another name, after fragments were spread. */
  readonly aliases: number
  /** How often the most repeated object type stands on one way from root to leaf. */
  readonly nesting: number
}

/** How many items a list without pages is taken to have, where its field doesn't say (`@Extensions({ listSize })`). */
const usualList = 10

interface Extent {
  cost: number
  depth: number
  fields: number
  ownFields: number
  aliases: number
  /** By object type: how often it stands on the worst way below. */
  readonly nesting: Map<string, number>
}

/**
 * Measures an operation that has passed validation. Page sizes count wherever they come from: literal, variable,
 * default, input object. Fragments are measured once, so doubling ones cost no time.
 *
 * @param variables coerced values of the operation's variables.
 * @throws RequestError `page/bad-size` for a page size out of bounds, `input/bad-text` for text that can't be stored.
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): OperationMeasure {
  const root = schema.getRootType(operation.operation)
  if (!root) return { cost: 0, depth: 0, fields: 0, rootFields: 0, aliases: 0, nesting: 0 }
  const extent = new Measurer(schema, document, variables).ofSelections(operation.selectionSet, root)
  return {
    cost: extent.cost,
    depth: extent.depth,
    fields: extent.fields,
    rootFields: extent.ownFields,
    aliases: extent.aliases,
    nesting: Math.max(0, ...extent.nesting.values()),
  }
}

class Measurer {
  readonly #schema: GraphQLSchema
  readonly #variables: Record<string, unknown>
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #known = new Map<SelectionSetNode, Map<GraphQLCompositeType, Extent>>()

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown>) {
    this.#schema = schema
    this.#variables = variables
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
    }
  }

  ofSelections(selections: SelectionSetNode, parent: GraphQLCompositeType): Extent {
    const known = this.#known.get(selections)?.get(parent)
    if (known) return known
    const sum: Extent = { cost: 0, depth: 0, fields: 0, ownFields: 0, aliases: 0, nesting: new Map() }
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) add(sum, this.#ofField(selection, parent))
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(
          sum,
          this.ofSelections(
            selection.selectionSet,
            this.#narrowed(selection.typeCondition?.name.value, parent),
          ),
        )
      } else {
        const fragment = this.#fragments.get(selection.name.value)
        if (fragment) {
          add(
            sum,
            this.ofSelections(
              fragment.selectionSet,
              this.#narrowed(fragment.typeCondition.name.value, parent),
            ),
          )
        }
      }
    }
    const byParent = this.#known.get(selections) ?? new Map<GraphQLCompositeType, Extent>()
    this.#known.set(selections, byParent.set(parent, sum))
    return sum
  }

  #narrowed(condition: string | undefined, parent: GraphQLCompositeType): GraphQLCompositeType {
    const type = condition === undefined ? parent : this.#schema.getType(condition)
    return isCompositeType(type) ? type : parent
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType): Extent {
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    // What is left are `__typename` and the schema itself, which have no resolvers of ours.
    if (!field) return leaf(node)
    const size = this.#sizeOf(field, node, parent)
    const type = getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(type)) return leaf(node)
    const below = this.ofSelections(node.selectionSet, type)
    const nesting = new Map(below.nesting)
    if (isObjectType(type)) nesting.set(type.name, (nesting.get(type.name) ?? 0) + 1)
    return {
      cost: size * (1 + below.cost),
      depth: below.depth + 1,
      fields: below.fields + 1,
      ownFields: 1,
      aliases: below.aliases + aliased(node),
      nesting,
    }
  }

  /** Values that don't fit are execution's to report; it won't call the resolver with them. */
  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, this.#variables)
    } catch {
      return {}
    }
  }

  /** Items that a field may return; a connection's size counts for what stands below it. */
  #sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, parent: GraphQLCompositeType): number {
    const values = this.#argumentsOf(field, node)
    requireGoodText(values)
    const pageSizes = pageSizesIn(values).map(pageSizeOf)
    if (pageSizes.length > 0) return Math.max(...pageSizes)
    if (!isListType(getNullableType(field.type)) || parent.name.endsWith('Connection')) return 1
    const declared: unknown = field.extensions['listSize']
    return typeof declared === 'number' ? declared : usualList
  }
}

const aliased = (node: FieldNode): number => (node.alias ? 1 : 0)

const leaf = (node: FieldNode): Extent => ({
  cost: 0,
  depth: 1,
  fields: 1,
  ownFields: 1,
  aliases: aliased(node),
  nesting: new Map(),
})

function add(sum: Extent, part: Extent): void {
  sum.cost += part.cost
  sum.depth = Math.max(sum.depth, part.depth)
  sum.fields += part.fields
  sum.ownFields += part.ownFields
  sum.aliases += part.aliases
  for (const [type, times] of part.nesting) sum.nesting.set(type, Math.max(sum.nesting.get(type) ?? 0, times))
}

/** Every `first` of a field's arguments, also inside input objects. */
function pageSizesIn(values: Readonly<Record<string, unknown>>): (number | null)[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (name === 'first' && (typeof value === 'number' || value === null)) return [value]
    return typeof value === 'object' && value !== null ? pageSizesIn(value as Record<string, unknown>) : []
  })
}
