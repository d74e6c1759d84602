import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { refuseLongDocument } from './document-size.js'
import { digestOf, type KeptOperations } from './kept-operations.js'
import { freeLimits, keptLimits, refuseTooLarge } from './limits.js'
import { measureOperation } from './measure.js'
import { RequestError } from './request-error.js'

/** What a request asks, as it came: nothing of it is known to have the right type. */
export interface Asked {
  readonly query?: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
  readonly extensions?: unknown
}

/** An operation that may run. */
export interface ReadyOperation {
  readonly text: string
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether the request named a digest, with the document or instead of it. */
  readonly byDigest: boolean
}

/** What is wrong with a document or its variables: every error that was found, none of which says how to mend it. */
export class WrongDocument extends Error {
  override readonly name = 'WrongDocument'
  readonly errors: readonly GraphQLError[]

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message)
    this.errors = errors
  }
}

/** Checked documents that are remembered: all of a console and as many free ones. */
const remembered = 500
/** Faults of a document that are told at once. */
const mostErrors = 5

const withCode = (code: string) => (error: GraphQLError) =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code },
  })

/** Clients of persisted queries know this word and send the whole document then. */
class UnknownDigest extends RequestError {
  constructor() {
    super(
      {
        code: 'operation/unknown',
        message: {
          zh: '服务器没有此操作，页面版本可能与服务器不同',
          en: 'The server does not know this operation; the page may be of another version',
        },
      },
      400,
    )
    this.message = 'PersistedQueryNotFound'
  }
}

const onlyKept = () =>
  new RequestError(
    {
      code: 'operation/not-kept',
      message: {
        zh: '页面版本与服务器不同，请刷新后重试；本系统不接受自由查询',
        en: 'The page is of another version than the server, load it anew; free queries are not accepted here',
      },
    },
    403,
  )

/**
 * Where every request is looked at before anything is asked of the database: what its document is, whether it fits the
 * schema, and how large it is with these variables. The console's own operations may be larger than others'.
 */
export class OperationDesk {
  readonly #schema: GraphQLSchema
  readonly #kept: KeptOperations
  readonly #free: boolean
  readonly #checked = new Map<string, DocumentNode>()

  /** @param options.free whether people may send documents that the console wasn't built with; tokens always may. */
  constructor(schema: GraphQLSchema, kept: KeptOperations, options: { readonly free: boolean }) {
    this.#schema = schema
    this.#kept = kept
    this.#free = options.free
  }

  /**
   * Makes an operation ready to run.
   *
   * @param byToken whether a program asks, by a token.
   * @returns null when the request names no operation at all, which is for the GraphQL server to say.
   * @throws WrongDocument; RequestError `operation/unknown`, `operation/not-kept`, `limit/…`, `page/bad-size`,
   *   `input/bad-text`.
   */
  prepare(asked: Asked, byToken: boolean): ReadyOperation | null {
    const text = this.#textOf(asked)
    if (text === null) return null
    const digest = digestOf(text)
    const kept = this.#kept.has(digest)
    if (!kept && !byToken && !this.#free) throw onlyKept()
    const limits = kept && !byToken ? keptLimits : freeLimits
    const document = this.#checkedDocument(text, digest, () => refuseLongDocument(text, limits))
    const operation = getOperationAST(document, nameIn(asked))
    if (!operation) return null
    const variables = isRecord(asked.variables) ? asked.variables : {}
    const values = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: mostErrors,
    })
    if (!values.coerced) throw new WrongDocument(values.errors.map(withCode('BAD_USER_INPUT')))
    const measure = measureOperation(this.#schema, document, operation, values.coerced)
    refuseTooLarge(operation, measure, limits)
    return { text, document, operation, variables, byDigest: digestIn(asked) !== undefined }
  }

  /** A document that was found to fit the schema lately, by its digest. */
  checked(digest: string): DocumentNode | undefined {
    return this.#checked.get(digest)
  }

  #textOf(asked: Asked): string | null {
    const { query } = asked
    const digest = digestIn(asked)
    if (typeof query === 'string' && query !== '') return query
    if (digest === undefined) return null
    const text = this.#kept.documentOf(digest)
    if (text === undefined) throw new UnknownDigest()
    return text
  }

  #checkedDocument(text: string, digest: string, refuseLong: () => void): DocumentNode {
    const known = this.#checked.get(digest)
    // Looked at also when known: it may have been admitted under wider limits.
    try {
      refuseLong()
    } catch (error) {
      throw asSyntax(error)
    }
    if (known) return known
    const document = this.#read(text)
    const [oldest] = this.#checked.keys()
    if (this.#checked.size >= remembered && oldest !== undefined) this.#checked.delete(oldest)
    this.#checked.set(digest, document)
    return document
  }

  #read(text: string): DocumentNode {
    let document: DocumentNode
    try {
      document = parse(text)
    } catch (error) {
      throw asSyntax(error)
    }
    const errors = validate(this.#schema, document, undefined, {
      maxErrors: mostErrors,
      hideSuggestions: true,
    })
    if (errors.length > 0) throw new WrongDocument(errors.map(withCode('GRAPHQL_VALIDATION_FAILED')))
    return document
  }
}

const asSyntax = (error: unknown): unknown =>
  error instanceof GraphQLError && !(error instanceof RequestError)
    ? new WrongDocument([withCode('GRAPHQL_PARSE_FAILED')(error)])
    : error

const nameIn = ({ operationName }: Asked): string | null =>
  typeof operationName === 'string' ? operationName : null

function digestIn({ extensions }: Asked): string | undefined {
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : undefined
  const digest = isRecord(persisted) ? persisted['sha256Hash'] : undefined
  return typeof digest === 'string' ? digest : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
