import { Action } from '@zhengmei/domain/identity'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  PageArgs,
  type Payload,
  type RequestContext,
  Requires,
  RequiresViewer,
  toPayload,
} from '../../../platform/graphql/index.js'
import { namedOrgById, Organisation } from '../../org/index.js'
import { Person } from '../identity.graphql.js'
import { personById } from '../identity.loaders.js'
import { createToken, endToken, type TokenMade } from './manage-tokens.js'
import {
  ApiTokenConnection,
  ApiTokenType,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenPayload,
} from './token.graphql.js'
import { countTokens, listTokens, newestTokens, type TokenFilter, type TokenRow } from './token.repository.js'

@Resolver(() => ApiTokenType)
export class TokenResolver {
  @Query(() => ApiTokenConnection, {
    description: '我的接口令牌，最新的在前 / One’s own tokens, newest first.',
  })
  @RequiresViewer()
  myApiTokens(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Connection<TokenRow> {
    return tokens(context, args, { personId: context.requireViewer().personId })
  }

  @Query(() => ApiTokenConnection, {
    description: '范围内的全部接口令牌，最新的在前 / All tokens at nodes of the scope, newest first.',
  })
  @Requires(Action.revokeTokens)
  apiTokens(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Connection<TokenRow> {
    return tokens(context, args, { scope: context.scopeFor(Action.revokeTokens) })
  }

  @Mutation(() => CreateApiTokenPayload, { description: '创建接口令牌 / Makes an API token.' })
  @Requires(Action.createTokens)
  async createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: '新令牌 / The token.' })
    input: CreateApiTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<TokenMade>> {
    return toPayload(await createToken(context, input))
  }

  @Mutation(() => RevokeApiTokenPayload, {
    description: '吊销接口令牌，立即生效 / Revokes an API token, at once.',
  })
  @RequiresViewer()
  async revokeApiToken(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ token: TokenRow }>> {
    return toPayload(await endToken(context, id))
  }

  @FieldResolver(() => Person, { description: '所有者 / Whose it is.' })
  owner(@Root() token: TokenRow, @Ctx() context: RequestContext) {
    return context.load(personById, token.personId)
  }

  @FieldResolver(() => Organisation, { description: '单位 / The node that it covers with all below.' })
  organisation(@Root() token: TokenRow, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, token.orgId)
  }
}

const tokens = (context: RequestContext, args: PageArgs, filter: TokenFilter): Connection<TokenRow> =>
  connection(args, newestTokens, {
    fetch: (window) => listTokens(context.pool, filter, window),
    count: () => countTokens(context.pool, filter),
  })
