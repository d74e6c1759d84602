import { type Action, TokenAccess } from '@zhengmei/domain/identity'
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import { Extensions } from 'type-graphql'
import type { RequestContext } from './context.js'
import { RefusalType } from './refusal.graphql.js'
import { deniedCode, notAllowed, RequestError, signInFirst } from './request-error.js'

/** Who may ask for a field of Query, Mutation or Subscription. */
export type AccessRule =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'viewer' }
  | { readonly kind: 'everybody'; readonly because: string }

const ruled = (rule: AccessRule) => Extensions({ access: rule })

/**
 * Only for those whose role allows the action; the resolver bounds what it returns by `context.scopeFor(action)`.
 * What the role denies is answered before the resolver runs.
 */
export const Requires = (action: Action) => ruled({ kind: 'action', action })

/** For everybody signed in, whatever the role. */
export const RequiresViewer = () => ruled({ kind: 'viewer' })

/** For everybody, also without signing in; the reason stands beside it. */
export const OpenToEverybody = (because: string) => ruled({ kind: 'everybody', because })

/** The rule of a root field, or undefined when none was declared. */
export const accessRuleOf = (field: GraphQLField<unknown, RequestContext>): AccessRule | undefined =>
  field.extensions['access'] as AccessRule | undefined

export type Operation = 'query' | 'mutation' | 'subscription'

/** Why somebody may not ask for a field; null: they may. */
function refusalOf(rule: AccessRule, operation: Operation, context: RequestContext): RequestError | null {
  if (context.token !== null && !isForTokens(rule, operation, context.token.access)) return notAllowed()
  if (rule.kind === 'everybody') return null
  if (context.viewer === null) return signInFirst()
  return rule.kind === 'action' && context.scopeOf(rule.action) === null ? notAllowed() : null
}

function check(rule: AccessRule, operation: Operation, context: RequestContext): void {
  const refusal = refusalOf(rule, operation, context)
  if (refusal !== null) throw refusal
}

/** Whether somebody may ask for a root field at all. */
export function mayAsk(
  field: GraphQLField<unknown, RequestContext>,
  operation: Operation,
  context: RequestContext,
): boolean {
  const rule = accessRuleOf(field)
  return rule !== undefined && refusalOf(rule, operation, context) === null
}

/** A token asks, or brings data in. It follows nothing, changes nothing else, and has no business with its owner's own affairs. */
function isForTokens(rule: AccessRule, operation: Operation, access: TokenAccess): boolean {
  if (rule.kind === 'viewer' || operation === 'subscription') return false
  return operation === 'query' || (rule.kind === 'action' && access === TokenAccess.ingestOnly)
}

export const operationsOf = (schema: GraphQLSchema) =>
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const

/** The fields through which everything is asked for. */
export const rootFields = (schema: GraphQLSchema): GraphQLField<unknown, RequestContext>[] =>
  operationsOf(schema).flatMap(([, type]) => (type ? Object.values(type.getFields()) : []))

/**
 * Puts the rules in force. Default deny: a root field without a rule is a fault of the program, found at start.
 * A subscription is checked when it begins and, with the session looked up again, before each event; it ends when the
 * viewer's scope has changed meanwhile, because what it tells was chosen for the scope before.
 *
 * @throws Error naming the fields without a rule.
 */
export function enforceAccess(schema: GraphQLSchema): void {
  const without = rootFields(schema).filter((field) => accessRuleOf(field) === undefined)
  if (without.length > 0)
    throw new Error(`Fields without an access rule: ${without.map((field) => field.name).join(', ')}`)
  for (const [operation, type] of operationsOf(schema))
    for (const field of Object.values(type?.getFields() ?? {})) guard(field, operation)
}

/** Who the viewer was when a subscription began; its context is its own. */
const begunAs = new WeakMap<RequestContext, string>()

const scopeChanged = () =>
  new RequestError({
    code: 'session/changed',
    message: {
      zh: '任职或范围已变更，请刷新页面',
      en: 'The appointment or its scope has changed; load the page anew',
    },
  })

function guard(field: GraphQLField<unknown, RequestContext>, operation: Operation): void {
  const rule = accessRuleOf(field)
  const { resolve, subscribe } = field
  if (!rule || !resolve) return
  if (subscribe) {
    field.subscribe = guarded(rule, operation, (root, args, context, info) => {
      begunAs.set(context, JSON.stringify(context.viewer))
      return subscribe(root, args, context, info)
    })
    field.resolve = async (root, args, context, info) => {
      await context.renew()
      check(rule, operation, context)
      if (begunAs.get(context) !== JSON.stringify(context.viewer)) throw scopeChanged()
      return resolve(root, args, context, info)
    }
  } else {
    field.resolve = guarded(rule, operation, resolve)
  }
}

/** Runs the rule before the resolver, and notes what either of them refused: for the trail. */
const guarded =
  (
    rule: AccessRule,
    operation: Operation,
    inner: GraphQLFieldResolver<unknown, RequestContext>,
  ): GraphQLFieldResolver<unknown, RequestContext> =>
  async (root, args, context, info) => {
    const isMutation = operation === 'mutation'
    try {
      check(rule, operation, context)
      const result: unknown = await inner(root, args, context, info)
      if (isMutation && result instanceof RefusalType) context.noteRefusal(info.fieldName, result)
      return result
    } catch (error) {
      if (error instanceof RequestError && (isMutation || error.refusal.code === deniedCode))
        context.noteRefusal(info.fieldName, error.refusal)
      throw error
    }
  }
