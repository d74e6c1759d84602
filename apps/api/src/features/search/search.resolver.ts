import { Action } from '@zhengmei/domain/identity'
import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql'
import { pageSizeOf, type RequestContext, Requires } from '../../platform/graphql/index.js'
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
}
