import {
  Action,
  type Appointment,
  type Role,
  rolesToGrant,
  scopeOf,
  type Viewer,
} from '@zhengmei/domain/identity'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../../platform/graphql/index.js'
import { AppointmentType, Person, RoleEnum, ViewerType } from './identity.graphql.js'
import { appointmentsOfPerson, personById } from './identity.loaders.js'
import { signOutUrl } from './oidc/sign-out-url.js'

const may = (viewer: Viewer, action: Action): boolean => scopeOf(viewer, action) !== null

@Resolver(() => ViewerType)
export class ViewerResolver {
  @FieldResolver(() => Person, { description: '本人 / The person.' })
  person(@Root() viewer: Viewer, @Ctx() context: RequestContext) {
    return context.load(personById, viewer.personId)
  }

  @FieldResolver(() => AppointmentType, {
    description: '当前任职 / The appointment under which the session acts.',
  })
  appointment(@Root() viewer: Viewer): Appointment {
    return viewer.appointment
  }

  @FieldResolver(() => [AppointmentType], { description: '全部有效任职 / All appointments in force.' })
  appointments(@Root() viewer: Viewer, @Ctx() context: RequestContext) {
    return context.load(appointmentsOfPerson, viewer.personId)
  }

  @FieldResolver(() => Boolean, { description: '可导入数据 / May import data sets.' })
  viewerCanImport(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.importDataSets)
  }

  @FieldResolver(() => Boolean, { description: '可发起考核 / May start assessment runs.' })
  viewerCanStartRuns(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.startRuns)
  }

  @FieldResolver(() => Boolean, { description: '可复核考核结果 / May verify sealed runs.' })
  viewerCanVerifyRuns(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.verifyRuns)
  }

  @FieldResolver(() => Boolean, { description: '可作假设推演 / May ask what-if.' })
  viewerCanAskWhatIf(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.askWhatIf)
  }

  @FieldResolver(() => Boolean, { description: '可查看审计记录 / May read the audit trail.' })
  viewerCanReadAudit(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.readAudit)
  }

  @FieldResolver(() => Boolean, {
    description: '可查看自己操作的审计记录 / May read what the audit trail tells of their own doings.',
  })
  viewerCanReadOwnAudit(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.readOwnAudit)
  }

  @FieldResolver(() => Boolean, { description: '可查询谁能看到什么 / May ask who can see what.' })
  viewerCanExplainAccess(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.explainAccess)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      '退出后前往的统一身份认证地址 / Where to go after signing out, to leave the identity provider too.',
  })
  signOutUrl(@Ctx() context: RequestContext): Promise<string | null> {
    return signOutUrl(context)
  }

  @FieldResolver(() => Boolean, { description: '可创建接口令牌 / May make API tokens.' })
  viewerCanCreateTokens(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.createTokens)
  }

  @FieldResolver(() => Boolean, { description: '可吊销他人的接口令牌 / May revoke API tokens of others.' })
  viewerCanRevokeTokens(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.revokeTokens)
  }

  @FieldResolver(() => Boolean, { description: '可管理登录策略 / May see and decide how people sign in.' })
  viewerCanManageSignIn(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.manageSignIn)
  }

  @FieldResolver(() => Boolean, { description: '可查看人员与任职 / May read people and appointments.' })
  viewerCanReadPeople(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.readPeople)
  }

  @FieldResolver(() => Boolean, { description: '可新增人员 / May add people.' })
  viewerCanCreatePeople(@Root() viewer: Viewer): boolean {
    return may(viewer, Action.createPeople)
  }

  @FieldResolver(() => [RoleEnum], {
    description: '可授予的角色 / The roles you may give within your subtree.',
  })
  rolesToGrant(@Root() viewer: Viewer): readonly Role[] {
    return rolesToGrant(viewer)
  }
}
