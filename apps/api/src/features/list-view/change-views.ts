import { Action } from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { isUuid, uuidv7 } from '../../platform/ids/index.js'
import { orgWithin } from '../org/index.js'
import { isListKey, type ListViewRow, mostViews, nameOfView, queryOfView } from './list-view.js'
import {
  countOwnViews,
  insertView,
  ownViewHeld,
  removeView,
  setDefaultView,
  shareView,
  updateView,
  visibleView,
} from './list-view.repository.js'

/** A view to keep: a new one, or one's own anew. */
export interface ViewToSave {
  readonly id?: string | null
  /** The version that was changed. */
  readonly version?: number | null
  readonly list: string
  readonly name: string
  readonly query: string
}
type Saved = Result<{ readonly id: string }>

/** Keeps a view. @returns its id; refusals `view/…`. */
export async function saveView(context: RequestContext, asked: ViewToSave): Promise<Saved> {
  const { personId } = context.requireViewer()
  const [name, query] = [nameOfView(asked.name), queryOfView(asked.query)]
  if (!isListKey(asked.list)) return unknownList
  if (!name.ok) return name
  if (!query.ok) return query
  const view = { list: asked.list, name: name.value, query: query.value, ownerId: personId }
  return withTransaction(context.pool, async (client) => {
    if (asked.id == null) {
      if ((await countOwnViews(client, personId, view.list)) >= mostViews) return tooMany
      const id = uuidv7()
      return (await insertView(client, { ...view, id })) ? ok({ id }) : nameTaken
    }
    const before = isUuid(asked.id) ? await ownViewHeld(client, personId, asked.id) : null
    if (before === null || before.list !== view.list) return notFound
    if (before.version !== asked.version) return changed
    if (!(await updateView(client, { ...view, id: before.id }))) return nameTaken
    await noteShared(client, context, before, 'view.change', {
      before: { name: before.name, query: before.query },
      after: { name: view.name, query: view.query },
    })
    return ok({ id: before.id })
  })
}

/** Shares one's view with a unit and those below it, or with nobody any more. @returns its id; refusals `view/not-found`, `organisation/not-found`. */
export async function shareOwnView(
  context: RequestContext,
  id: string,
  orgId: string | null,
): Promise<Saved> {
  const { personId } = context.requireViewer()
  const scope = context.scopeFor(Action.shareViews)
  const unit = orgId === null ? null : await orgWithin(context.pool, scope, orgId)
  if (orgId !== null && unit === null) return unknownUnit
  return withTransaction(context.pool, async (client) => {
    const before = isUuid(id) ? await ownViewHeld(client, personId, id) : null
    if (before === null) return notFound
    await shareView(client, id, orgId)
    await record(client, context.actor, {
      action: 'view.share',
      objectType: 'list_view',
      objectId: id,
      before: { sharedWith: before.sharedOrgId },
      after: { list: before.list, name: before.name, query: before.query, sharedWith: orgId },
    })
    return ok({ id })
  })
}

/** Lets go of one's view. @returns its id; refusal `view/not-found`. */
export async function deleteView(context: RequestContext, id: string): Promise<Saved> {
  const { personId } = context.requireViewer()
  return withTransaction(context.pool, async (client) => {
    const before = isUuid(id) ? await ownViewHeld(client, personId, id) : null
    if (before === null) return notFound
    await removeView(client, id)
    const { list, name, query } = before
    await noteShared(client, context, before, 'view.delete', { before: { list, name, query } })
    return ok({ id })
  })
}

/** Lets a list begin with a view for the viewer. @returns nothing; refusals `view/not-found`, `view/unknown-list`. */
export async function beginWith(
  context: RequestContext,
  list: string,
  viewId: string | null,
): Promise<Result<{ readonly list: string }>> {
  const { personId } = context.requireViewer()
  if (!isListKey(list)) return unknownList
  return withTransaction(context.pool, async (client) => {
    if (viewId !== null) {
      const view = isUuid(viewId) ? await visibleView(client, personId, viewId) : null
      if (view?.list !== list) return notFound
    }
    await setDefaultView(client, personId, list, viewId)
    return ok({ list })
  })
}

/** What changes a view that others see stands in the trail. */
async function noteShared(
  client: ClientBase,
  context: RequestContext,
  view: ListViewRow,
  action: 'view.change' | 'view.delete',
  values: {
    readonly before: Readonly<Record<string, unknown>>
    readonly after?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  if (view.sharedOrgId === null) return
  await record(client, context.actor, { action, objectType: 'list_view', objectId: view.id, ...values })
}

const notFound = refuse('view/not-found', { zh: '没有这个视图', en: 'There is no such view' }, 'id')
const changed = refuse('view/changed', {
  zh: '视图已在别处改过，请刷新后再试',
  en: 'The view was changed elsewhere; reload and try again',
})
const nameTaken = refuse(
  'view/name-taken',
  { zh: '您已有同名的视图', en: 'You have a view of that name already' },
  'name',
)
const tooMany = refuse('view/too-many', {
  zh: `每个列表最多保存 ${mostViews} 个视图`,
  en: `At most ${mostViews} views of a list can be kept`,
})
const unknownList = refuse('view/unknown-list', { zh: '没有这个列表', en: 'There is no such list' }, 'list')
const unknownUnit = refuse(
  'organisation/not-found',
  { zh: '没有这个单位', en: 'There is no such organisation' },
  'organisationId',
)
