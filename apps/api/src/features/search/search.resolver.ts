import { platformTitles } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { BilingualType, pageSizeOf, type RequestContext, Requires } from '../../platform/graphql/index.js'
import { SearchArgs, SearchHit } from './search.graphql.js'
import { find, type Hit } from './search.repository.js'

@Resolver(() => SearchHit)
export class SearchResolver {
  @Extensions({ listSize: 10 })
  @Query(() => [SearchHit], {
    description:
      '按名称、编码或拼音首字母查单位与账号，最合适的在前 / Units and accounts by name, code or initials, the best first.',
  })
  @Requires(Action.readOrganisations)
  async search(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly Hit[]> {
    const first = pageSizeOf(args.first)
    return args.text.trim() === '' ? [] : find(context.pool, args.text, first)
  }

  @FieldResolver(() => BilingualType, {
    nullable: true,
    description: '账号的平台，单位为空 / The platform of an account; null of a unit.',
  })
  platformTitle(@Root() { platform }: Hit) {
    return platform === null ? null : platformTitles[platform]
  }
}
