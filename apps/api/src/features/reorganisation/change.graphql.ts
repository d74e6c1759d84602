import type { PlainDate } from '@zhengmei/domain/kernel'
import {
  type OrgChangeKind,
  type OrgChangeState,
  orgChangeStateTitles,
  orgChangeTitles,
} from '@zhengmei/domain/org'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateScalar,
  DateTimeScalar,
  editPayloadOf,
  payloadOf,
  registerEnum,
} from '../../platform/graphql/index.js'
import { Organisation, type OrgRow } from '../org/index.js'
import { RulebookEdition } from '../rulebook/index.js'
import type { OrgChangeRow } from './change.read.js'

export const OrgChangeKindEnum = registerEnum(
  'OrganisationChangeKind',
  '组织调整的种类 / What is done to a unit.',
  orgChangeTitles,
)
export const OrgChangeStateEnum = registerEnum(
  'OrganisationChangeState',
  '组织调整的状态 / Where a change of units stands.',
  orgChangeStateTitles,
)

@ObjectType({
  description: '组织调整：已生效、待生效或撤回 / A change of units: done, planned or withdrawn.',
  simpleResolvers: true,
})
export class OrganisationChange {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => OrgChangeKindEnum, { description: '种类 / What is done.' })
  kind!: OrgChangeKind

  @Field(() => OrgChangeStateEnum, { description: '状态 / Where it stands.' })
  state!: OrgChangeState

  @Field(() => DateScalar, { description: '生效日期（含） / First day on which it holds.' })
  effectiveOn!: PlainDate

  @Field(() => String, { nullable: true, description: '理由或依据 / Why.' })
  reason!: string | null

  @Field(() => DateTimeScalar, { description: '何时决定 / When it was decided.' })
  requestedAt!: Date

  @Field(() => String, { description: '决定者姓名 / Name of who decided it.' })
  requesterName!: string

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '何时生效或撤回 / When it was done or withdrawn.',
  })
  settledAt!: Date | null
}

export const OrganisationChangeConnection = connectionType(
  'OrganisationChange',
  '组织调整 / changes of units',
  () => OrganisationChange,
)

@ObjectType({ description: '任职者及其单位 / Somebody appointed at a unit.', simpleResolvers: true })
export class AffectedAppointmentType {
  @Field(() => String, { description: '姓名 / Name.' })
  personName!: string

  @Field(() => BilingualType, { description: '角色名称 / Title of the role.' })
  roleTitle!: unknown

  @Field(() => String, { description: '任职单位 / Where they are appointed.' })
  orgName!: string
}

@ObjectType({ description: '挂接在某单位的规则 / A rulebook attached to a unit.', simpleResolvers: true })
export class AttachedRulebook {
  @Field(() => RulebookEdition, { description: '规则 / The rulebook.' })
  edition!: unknown

  @Field(() => Organisation, { nullable: true, description: '所挂的单位 / The unit it is attached to.' })
  organisation!: OrgRow | null
}

@ObjectType({
  description: '某一考核类别的单位数 / How many units are of a category.',
  simpleResolvers: true,
})
export class CategoryCount {
  @Field(() => String, { description: '考核类别 / Category.' })
  category!: string

  @Field(() => Int, { description: '单位数 / Units.' })
  units!: number
}

@ObjectType({
  description: '调整的后果，确认之前查看 / What a change would bring about.',
  simpleResolvers: true,
})
export class OrganisationChangePreview {
  @Field(() => DateScalar, { description: '生效日期 / First day on which it would hold.' })
  effectiveOn!: PlainDate

  @Field(() => Boolean, { description: '列入计划而非立即生效 / It would be planned, not made at once.' })
  planned!: boolean

  @Field(() => Int, { description: '随之移动的单位数 / Units that move.' })
  movedUnits!: number

  @Field(() => Int, { description: '随之移动的账号数 / Accounts that move with them.' })
  movedAccounts!: number

  @Field(() => Int, {
    description: '条线上级将随之改变的单位数 / Units whose parent by line would be another.',
  })
  relinedUnits!: number

  @Field(() => Int, {
    description:
      '须迁移、变更或注销的账号数 / Accounts that would have to be transferred, changed or closed.',
  })
  obligations!: number

  @Field(() => Int, { description: '在其中任职的人数 / People appointed there.' })
  people!: number

  @Field(() => [AffectedAppointmentType], {
    description: '随单位终止的任职 / Appointments that would end with the unit.',
  })
  ending!: unknown[]

  @Field(() => [AffectedAppointmentType], {
    description: '将不再看到这些单位的任职者，至多二十人 / Who would see them no more, at most twenty.',
  })
  losing!: unknown[]

  @Field(() => [AffectedAppointmentType], {
    description: '将看到这些单位的任职者，至多二十人 / Who would come to see them, at most twenty.',
  })
  gaining!: unknown[]

  @Field(() => [AttachedRulebook], { description: '不再适用的规则 / Rulebooks that would hold no more.' })
  rulebooksLost!: unknown[]

  @Field(() => [AttachedRulebook], { description: '开始适用的规则 / Rulebooks that would come to hold.' })
  rulebooksGained!: unknown[]

  @Field(() => [CategoryCount], { description: '所涉单位的考核类别 / Categories of the units concerned.' })
  categories!: CategoryCount[]

  @Field(() => [OrganisationChange], { description: '其中已计划的调整 / What is planned there already.' })
  plannedChanges!: OrgChangeRow[]
}

@ObjectType({ description: '调整已生效或列入计划 / The change was made or planned.', simpleResolvers: true })
export class OrganisationChanged {
  @Field(() => OrganisationChange, { description: '此项调整 / The change.' })
  change!: OrgChangeRow
}

export const ChangeOrganisationPayload = editPayloadOf('ChangeOrganisationPayload', OrganisationChanged)
export const CreateOrganisationPayload = payloadOf('CreateOrganisationPayload', OrganisationChanged)
export const WithdrawOrganisationChangePayload = payloadOf(
  'WithdrawOrganisationChangePayload',
  OrganisationChanged,
)
export const OrganisationChangePreviewPayload = payloadOf(
  'OrganisationChangePreviewPayload',
  OrganisationChangePreview,
)
