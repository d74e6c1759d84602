import { type Instant, type PlainDate, parseInstant, parsePlainDate } from '@zhengmei/domain/kernel'
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'

/** The longest text a scalar below looks at; anything longer is wrong anyway. */
const longestScalar = 40

/** Reads a literal as its JSON value and hands it to the reader of variables, so that both ways agree. */
const literalAs =
  <T>(parseValue: (value: unknown) => T) =>
  (node: ValueNode): T =>
    parseValue(node.kind === Kind.STRING ? node.value : valueFromASTUntyped(node))

function parseDay(value: unknown): PlainDate {
  const date = typeof value === 'string' && value.length <= longestScalar ? parsePlainDate(value) : null
  if (date === null) throw new GraphQLError('Date must be a day that exists, as YYYY-MM-DD')
  return date
}

/** A day in Asia/Shanghai; a `PlainDate` inside. */
export const DateScalar = new GraphQLScalarType<PlainDate, string>({
  name: 'Date',
  description: '日期，北京时间 / A day in Asia/Shanghai, `YYYY-MM-DD`.',
  serialize: (value) => String(value),
  parseValue: parseDay,
  parseLiteral: literalAs(parseDay),
})

function parseMoment(value: unknown): Instant {
  const at = typeof value === 'string' && value.length <= longestScalar ? parseInstant(value) : null
  if (at === null) throw new GraphQLError('DateTime must be an ISO 8601 instant with its offset')
  return at
}

/** A moment; an `Instant` (milliseconds since 1970) inside, also taken from a database row's Date. */
export const DateTimeScalar = new GraphQLScalarType<Instant, string>({
  name: 'DateTime',
  description: '时刻 / An instant in ISO 8601 and UTC, e.g. `2025-03-01T01:30:00.000Z`.',
  serialize(value) {
    if (value instanceof Date) return value.toISOString()
    if (typeof value === 'number') return new Date(value).toISOString()
    throw new TypeError('a DateTime field holds neither an Instant nor a Date')
  },
  parseValue: parseMoment,
  parseLiteral: literalAs(parseMoment),
})

function parseDecimal(value: unknown): string {
  if (typeof value !== 'string' || !/^-?\d{1,12}(\.\d{1,4})?$/.test(value)) {
    throw new GraphQLError('Decimal must be digits with at most four decimals, as text')
  }
  return value
}

/** An exact decimal as text: points never become binary fractions. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: '精确小数，以文本表示 / An exact decimal as text; scores have two places, e.g. `"83.25"`.',
  serialize: (value) => String(value),
  parseValue: parseDecimal,
  parseLiteral: literalAs(parseDecimal),
})

/** Any JSON value: settings of rules, whose form the rule's key decides. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: '任意 JSON 值 / Any JSON value; what it must look like is said where it is used.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})
