import { Action } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  Requires,
  RequiresViewer,
  toPayload,
} from '../../platform/graphql/index.js'
import { Person, personById } from '../identity/index.js'
import { namedOrgById, Organisation } from '../org/index.js'
import { beginWith, deleteView, saveView, shareOwnView } from './change-views.js'
import {
  DeleteListViewPayload,
  ListView,
  SaveListViewInput,
  SaveListViewPayload,
  SetDefaultListViewPayload,
  ShareListViewInput,
} from './list-view.graphql.js'
import type { ListViewRow } from './list-view.js'
import { viewsOfList, visibleView } from './list-view.repository.js'

@Resolver(() => ListView)
export class ListViewResolver {
  @Query(() => [ListView], {
    description: '某列表的视图：本人的在前，其后是共享的 / Views of a list: one’s own, then those shared.',
  })
  @Extensions({ listSize: 50 })
  @RequiresViewer()
  listViews(
    @Arg('list', () => String, { description: '哪个列表 / Which list.' }) list: string,
    @Ctx() context: RequestContext,
  ): Promise<ListViewRow[]> {
    return viewsOfList(context.pool, context.requireViewer().personId, list)
  }

  @Mutation(() => SaveListViewPayload, { description: '保存视图 / Keeps a view of a list.' })
  @RequiresViewer()
  async saveListView(
    @Arg('input', () => SaveListViewInput, { description: '视图 / The view.' }) input: SaveListViewInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ view: ListViewRow }>> {
    return toPayload(await withView(context, await saveView(context, input)))
  }

  @Mutation(() => SaveListViewPayload, {
    description: '与单位及其下级共享本人的视图 / Shares one’s view with a unit and those below it.',
  })
  @Requires(Action.shareViews)
  async shareListView(
    @Arg('input', () => ShareListViewInput, { description: '与谁共享 / With whom.' })
    input: ShareListViewInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ view: ListViewRow }>> {
    const shared = await shareOwnView(context, input.id, input.organisationId ?? null)
    return toPayload(await withView(context, shared))
  }

  @Mutation(() => DeleteListViewPayload, { description: '删除本人的视图 / Deletes one’s view.' })
  @RequiresViewer()
  async deleteListView(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ id: string }>> {
    return toPayload(await deleteView(context, id))
  }

  @Mutation(() => SetDefaultListViewPayload, {
    description: '设定本人打开列表时的视图 / Lets a list begin with a view for the viewer.',
  })
  @RequiresViewer()
  async setDefaultListView(
    @Arg('list', () => String, { description: '哪个列表 / Which list.' }) list: string,
    @Arg('viewId', () => ID, {
      nullable: true,
      description: '视图；空为列表本来的样子 / The view; null: the list as it is by itself.',
    })
    viewId: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ list: string }>> {
    return toPayload(await beginWith(context, list, viewId ?? null))
  }

  @FieldResolver(() => Person, { nullable: true, description: '谁保存的 / Whose it is.' })
  owner(@Root() view: ListViewRow, @Ctx() context: RequestContext) {
    return context.load(personById, view.ownerId)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '与哪个单位及其下级共享 / With which unit, and those below it, it is shared.',
  })
  sharedWith(@Root() view: ListViewRow, @Ctx() context: RequestContext) {
    return view.sharedOrgId === null ? null : context.load(namedOrgById, view.sharedOrgId)
  }

  @FieldResolver(() => Boolean, { description: '当前用户能否修改 / Whether the viewer may change it.' })
  viewerCanChange(@Root() view: ListViewRow, @Ctx() context: RequestContext): boolean {
    return view.ownerId === context.viewer?.personId
  }
}

async function withView(
  context: RequestContext,
  result: Result<{ readonly id: string }>,
): Promise<Result<{ view: ListViewRow }>> {
  if (!result.ok) return result
  const view = await visibleView(context.pool, context.requireViewer().personId, result.value.id)
  if (view === null) throw new Error(`view ${result.value.id} is not its owner's`)
  return ok({ view })
}
