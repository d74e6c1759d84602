import { auditActionTitles, auditObjectTitle } from '@zhengmei/domain/audit'
import { Action, roleTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { storedCheckpoints, streamHeads } from '../../platform/audit/index.js'
import {
  BilingualType,
  type Connection,
  connection,
  type Payload,
  type RequestContext,
  Requires,
  toPayload,
} from '../../platform/graphql/index.js'
import {
  AuditChain,
  AuditEntriesArgs,
  AuditEntryConnection,
  AuditEntryType,
  VerifyAuditPayload,
} from './audit.graphql.js'
import type { AuditReach, AuditRow } from './audit.read.js'
import { countEntries, latestEntries, listEntries } from './audit.repository.js'
import { requestVerification } from './request-verification.js'
import { latestVerification, streamTitle, type Verification } from './verification.js'

const checkpointsShown = 30

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description:
      '审计记录，最新的在前；按对象筛选即该对象的历史 / The audit trail, latest first; filtered by an object, its history.',
  })
  @Requires(Action.readAudit)
  auditEntries(
    @Args(() => AuditEntriesArgs) args: AuditEntriesArgs,
    @Ctx() context: RequestContext,
  ): Connection<AuditRow> {
    return entries(context, { kind: 'subtree', path: context.scopeFor(Action.readAudit) }, args)
  }

  @Query(() => AuditEntryConnection, {
    description:
      '自己操作的审计记录，最新的在前 / What the trail tells of the viewer’s own doings, latest first.',
  })
  @Requires(Action.readOwnAudit)
  ownAuditEntries(
    @Args(() => AuditEntriesArgs) args: AuditEntriesArgs,
    @Ctx() context: RequestContext,
  ): Connection<AuditRow> {
    return entries(context, { kind: 'own', personId: context.requireViewer().personId }, args)
  }

  @Query(() => AuditChain, { description: '审计链的状况 / How the audit chain stands.' })
  @Requires(Action.verifyAudit)
  async auditChain(@Ctx() { pool }: RequestContext) {
    const heads = await streamHeads(pool)
    const checkpoints = await storedCheckpoints(pool, checkpointsShown)
    return {
      streams: heads.map(({ stream, seq, hash }) => ({
        stream,
        title: streamTitle(stream),
        seq,
        hash: hash.toString('hex'),
      })),
      checkpoints: checkpoints.map(({ day }) => ({ day, url: `/files/audit/checkpoints/${day}.json` })),
      lastVerification: await latestVerification(pool),
    }
  }

  @Mutation(() => VerifyAuditPayload, {
    description: '核对整个审计链，在后台进行 / Has the whole audit chain checked, in the background.',
  })
  @Requires(Action.verifyAudit)
  async verifyAudit(@Ctx() context: RequestContext): Promise<Payload<{ verification: Verification }>> {
    return toPayload(await requestVerification(context))
  }

  @FieldResolver(() => BilingualType, { description: '操作名称 / Title of the action.' })
  actionTitle(@Root() { action }: AuditRow): Bilingual {
    return auditActionTitles[action] ?? { zh: action, en: action }
  }

  @FieldResolver(() => BilingualType, { description: '对象类型的名称 / Title of the kind of object.' })
  objectTitle(@Root() { objectType }: AuditRow): Bilingual {
    return auditObjectTitle(objectType)
  }

  @FieldResolver(() => BilingualType, { description: '序列名称 / Title of the stream.' })
  streamTitle(@Root() { stream }: AuditRow): Bilingual {
    return streamTitle(stream)
  }

  @FieldResolver(() => BilingualType, { nullable: true, description: '当时的角色 / The role they acted in.' })
  roleTitle(@Root() { role }: AuditRow): Bilingual | null {
    return role === null ? null : (roleTitles[role] ?? { zh: role, en: role })
  }
}

const entries = (context: RequestContext, reach: AuditReach, args: AuditEntriesArgs): Connection<AuditRow> =>
  connection(args, latestEntries, {
    fetch: (window) => listEntries(context.pool, reach, args.filter ?? {}, window),
    count: () => countEntries(context.pool, reach, args.filter ?? {}),
  })
