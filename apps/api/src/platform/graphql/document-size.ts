import { type GraphQLError, Lexer, Source, TokenKind } from 'graphql'
import type { Limits } from './limits.js'
import { RequestError } from './request-error.js'

const tooLong = () =>
  new RequestError(
    { code: 'limit/document', message: { zh: '查询语句过长', en: 'The document is too long' } },
    400,
  )

const tooNested = () =>
  new RequestError(
    { code: 'limit/depth', message: { zh: '查询嵌套过深', en: 'The query is nested too deeply' } },
    400,
  )

const opening = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Refuses a document that is too long or too nested, before it is parsed: word by word, stopping at the first too many.
 *
 * @throws RequestError `limit/document`, `limit/depth`; {@link GraphQLError} for what is no word of the language.
 */
export function refuseLongDocument(
  text: string,
  limits: Pick<Limits, 'bytes' | 'tokens' | 'brackets'>,
): void {
  if (Buffer.byteLength(text) > limits.bytes) throw tooLong()
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let open = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens += 1
    if (tokens > limits.tokens) throw tooLong()
    if (opening.has(token.kind)) open += 1
    if (closing.has(token.kind)) open -= 1
    if (open > limits.brackets) throw tooNested()
  }
}
