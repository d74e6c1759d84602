import {
  Action,
  handoverDuties,
  handoverOf,
  liesWithin,
  type HandoverItem as Matter,
  scopeOf,
} from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  defineLoader,
  emptyList,
  groupedInOrderOf,
  type Payload,
  type RequestContext,
  Requires,
  toPayload,
} from '../../../platform/graphql/index.js'
import { namedOrgById, narrowedScope, Organisation } from '../../org/index.js'
import { Person } from '../identity.graphql.js'
import { personById } from '../identity.loaders.js'
import { PersonRecord } from '../person/people.graphql.js'
import { visibleAppointmentsOf } from '../person/people.loaders.js'
import type { PersonRecordRow } from '../person/people.read.js'
import { withPerson } from '../person/people-mutations.resolver.js'
import {
  HandoverItem,
  HandoverItemConnection,
  HandoverMatter,
  OpenHandoverItemsArgs,
  ReopenHandoverItemInput,
  ReopenHandoverItemPayload,
  SettleHandoverItemInput,
  SettleHandoverItemPayload,
} from './handover.graphql.js'
import { factsOf, gatherFacts, type HandoverItemRow, handoverItemsOf } from './handover.repository.js'
import { countOpenItems, listOpenItems, openItemsOrder } from './open-items.repository.js'
import { reopenHandoverItem } from './reopen-handover-item.js'
import { settleHandoverItem } from './settle-handover-item.js'

/** Items that a person is taken to have on their list. */
const usualItems = 10

const handoverOfPerson = defineLoader<string, HandoverItemRow[]>(async (context, ids) =>
  groupedInOrderOf(
    ids,
    await handoverItemsOf(context.pool, context.scopeFor(Action.readPeople), ids),
    (item) => item.personId,
  ),
)

/** What people would hand over if all their appointments within the scope ended now. */
const matterOfPerson = defineLoader<string, Matter[]>(async (context, ids) => {
  const held = await Promise.all(ids.map((id) => context.load(visibleAppointmentsOf, id)))
  const current = held.flat().filter(({ state }) => state === 'current')
  if (current.length === 0) return ids.map(() => [])
  const facts = await gatherFacts(
    context.pool,
    current.map(({ id }) => id),
  )
  return ids.map((id) => handoverOf(factsOf(facts, id)))
})

@Resolver(() => PersonRecord)
export class PersonHandoverResolver {
  @Extensions({ listSize: usualItems })
  @FieldResolver(() => [HandoverItem], {
    description: '交接清单，未完成的在前 / What they hand over or have handed over, what is open first.',
  })
  handover(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return context.load(handoverOfPerson, person.id)
  }

  @Extensions({ listSize: usualItems })
  @FieldResolver(() => [HandoverMatter], {
    description: '若现在离任须交接的事项 / What they would hand over if they left now.',
  })
  toHandOver(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return context.load(matterOfPerson, person.id)
  }

  @Mutation(() => SettleHandoverItemPayload, {
    description: '确认一项交接，不登记任何密码 / Ticks an item of a handover; credentials are never entered.',
  })
  @Requires(Action.endAppointments)
  async settleHandoverItem(
    @Arg('input', () => SettleHandoverItemInput, { description: '事项与接任者 / Which one, to whom.' })
    input: SettleHandoverItemInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ personId: string; person: PersonRecordRow | null }>> {
    return toPayload(await withPerson(context, await settleHandoverItem(context, input)))
  }
}

@Resolver(() => HandoverItem)
export class OpenHandoversResolver {
  @Query(() => HandoverItemConnection, {
    description: '范围内未完成的交接事项 / What is yet to be handed over within the scope.',
  })
  @Requires(Action.readPeople)
  async openHandoverItems(
    @Args(() => OpenHandoverItemsArgs) args: OpenHandoverItemsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HandoverItemRow>> {
    const order = openItemsOrder(args.sort ?? 'due_on', args.descending === true)
    const scope = await narrowedScope(context, Action.readPeople, args.scopeId)
    if (scope === null) return emptyList(args, order)
    return connection(args, order, {
      fetch: (window) => listOpenItems(context.pool, scope, args, order, window),
      count: () => countOpenItems(context.pool, scope, args),
    })
  }

  @Mutation(() => ReopenHandoverItemPayload, {
    description: '撤销一项交接的确认 / Takes the tick of an item back: it is open again.',
  })
  @Requires(Action.endAppointments)
  async reopenHandoverItem(
    @Arg('input', () => ReopenHandoverItemInput, { description: '事项与原因 / Which one, and why.' })
    input: ReopenHandoverItemInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ personId: string; person: PersonRecordRow | null }>> {
    return toPayload(await withPerson(context, await reopenHandoverItem(context, input)))
  }
}

@Resolver(() => HandoverMatter)
export class HandoverMatterResolver {
  @FieldResolver(() => BilingualType, { description: '须做什么 / What is to be done.' })
  duty(@Root() matter: Matter): Bilingual {
    return handoverDuties[matter.kind]
  }

  @FieldResolver(() => Organisation, { description: '单位 / The unit.' })
  organisation(@Root() matter: Matter, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, matter.orgId)
  }
}

@Resolver(() => HandoverItem)
export class HandoverItemResolver {
  @FieldResolver(() => BilingualType, { description: '须做什么 / What is to be done.' })
  duty(@Root() item: HandoverItemRow): Bilingual {
    return handoverDuties[item.kind]
  }

  @FieldResolver(() => Organisation, { description: '单位 / The unit.' })
  organisation(@Root() item: HandoverItemRow, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, item.orgId)
  }

  @FieldResolver(() => Person, { nullable: true, description: '接任者 / Who took it over.' })
  successor(@Root() item: HandoverItemRow, @Ctx() context: RequestContext) {
    return item.successorId === null ? null : context.load(personById, item.successorId)
  }

  @FieldResolver(() => Person, { nullable: true, description: '确认人 / Who ticked it.' })
  settledBy(@Root() item: HandoverItemRow, @Ctx() context: RequestContext) {
    return item.settledBy === null ? null : context.load(personById, item.settledBy)
  }

  @FieldResolver(() => Person, { nullable: true, description: '离任者 / Who leaves.' })
  leaver(@Root() item: HandoverItemRow, @Ctx() context: RequestContext) {
    return context.load(personById, item.personId)
  }

  @FieldResolver(() => Boolean, { description: '您可确认 / You may tick it.' })
  viewerCanSettle(@Root() item: HandoverItemRow, @Ctx() context: RequestContext): boolean {
    return item.settledAt === null && isTheirs(context, item)
  }

  @FieldResolver(() => Boolean, { description: '您可撤销确认 / You may take the tick back.' })
  viewerCanReopen(@Root() item: HandoverItemRow, @Ctx() context: RequestContext): boolean {
    return item.settledAt !== null && isTheirs(context, item)
  }
}

/** Whether an item is the viewer's to tick: at a unit where they end appointments, and not their own. */
function isTheirs(context: RequestContext, { personId, nodePath }: HandoverItemRow): boolean {
  const viewer = context.requireViewer()
  const scope = scopeOf(viewer, Action.endAppointments)
  return personId !== viewer.personId && scope !== null && liesWithin(nodePath, scope)
}
