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
  type RowOutcomes,
  RowOutcomesPayload,
  type SqlOrder,
  toPayload,
} from '../../../platform/graphql/index.js'
import { namedOrgById, Organisation } from '../../org/index.js'
import { Person } from '../identity.graphql.js'
import { personById } from '../identity.loaders.js'
import { createToken, endToken, revokeMany, type TokenMade } from './manage-tokens.js'
import {
  ApiTokenConnection,
  ApiTokensArgs,
  ApiTokenType,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenPayload,
} from './token.graphql.js'
import { countTokens, listTokens, type TokenFilter, type TokenRow, tokenOrder } from './token.repository.js'

@Resolver(() => ApiTokenType)
export class TokenResolver {
  @Query(() => ApiTokenConnection, {
    description: '我的接口令牌，最新的在前 / One’s own tokens, newest first.',
  })
  @RequiresViewer()
  myApiTokens(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Connection<TokenRow> {
    const filter = { of: { personId: context.requireViewer().personId } }
    return tokens(context, args, filter, tokenOrder())
  }

  @Query(() => ApiTokenConnection, {
    description:
      '范围内的接口令牌，未指定次序时最新的在前 / All tokens at nodes of the scope, newest first unless another order is asked for.',
  })
  @Requires(Action.revokeTokens)
  apiTokens(
    @Args(() => ApiTokensArgs) args: ApiTokensArgs,
    @Ctx() context: RequestContext,
  ): Connection<TokenRow> {
    const { search, state, access, sort, descending } = args
    const filter = { of: { scope: context.scopeFor(Action.revokeTokens) }, search, state, access }
    return tokens(context, args, filter, tokenOrder(sort, descending))
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

  @Mutation(() => RowOutcomesPayload, {
    description: '吊销多个接口令牌，一次最多 200 个 / Revokes several API tokens, at most 200 at a time.',
  })
  @RequiresViewer()
  async revokeApiTokens(
    @Arg('ids', () => [ID], { description: '标识 / Ids.' }) ids: readonly string[],
    @Ctx() context: RequestContext,
  ): Promise<Payload<RowOutcomes>> {
    return toPayload(await revokeMany(context, ids))
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

const tokens = (
  context: RequestContext,
  args: PageArgs,
  filter: TokenFilter,
  order: SqlOrder<TokenRow>,
): Connection<TokenRow> =>
  connection(args, order, {
    fetch: (window) => listTokens(context.pool, filter, order, window),
    count: () => countTokens(context.pool, filter),
  })
