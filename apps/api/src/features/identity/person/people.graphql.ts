import type { Role } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateTimeScalar,
  editPayloadOf,
  PageArgs,
  payloadOf,
  registerEnum,
} from '../../../platform/graphql/index.js'
import { RoleEnum } from '../identity.graphql.js'
import { type PersonState, personStateTitles } from './people.read.js'
import type { PeopleSort } from './people.repository.js'

export const PersonStateEnum = registerEnum(
  'PersonState',
  '人员状态 / Whether a person can sign in.',
  personStateTitles,
)

const PeopleSortEnum = registerEnum('PeopleSort', '人员列表的次序 / Order of a list of people.', {
  login: { zh: '按登录名', en: 'By login' },
  name: { zh: '按姓名', en: 'By name' },
  added: { zh: '按登记时间', en: 'By when they were added' },
} satisfies Record<PeopleSort, Bilingual>)

@ObjectType({
  description: '人员档案，供管理人员者查看 / A person as those who administer people see them.',
  simpleResolvers: true,
})
export class PersonRecord {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '登录名 / Login.' })
  login!: string

  @Field(() => String, { description: '姓名 / Name.' })
  name!: string

  @Field(() => PersonStateEnum, { description: '状态 / Whether they can sign in.' })
  state!: PersonState

  @Field(() => Int, { description: '版本，修改时提交 / The version; an edit sends it along.' })
  version!: number

  @Field(() => DateTimeScalar, { description: '登记时间 / When they were added.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: '停用时间 / When they were disabled.' })
  disabledAt!: Date | null
}

export const PersonRecordConnection = connectionType('PersonRecord', '人员 / people', () => PersonRecord)

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: '只看此单位及其下级的人员 / Only of this organisation and those below.',
  })
  scopeId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '姓名或登录名的一部分 / Part of the name or the login.',
  })
  search?: string | null

  @Field(() => RoleEnum, {
    nullable: true,
    description: '今天在此范围内担任的角色 / Holds this role there today.',
  })
  role?: Role | null

  @Field(() => PersonStateEnum, { nullable: true, description: '状态 / State.' })
  state?: PersonState | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      '今天有任职；为否则只看未停用而无任职的 / Appointed to something today; false: not disabled, and appointed to nothing.',
  })
  appointed?: boolean | null

  @Field(() => Int, {
    nullable: true,
    description: '这么多天内有任职到期 / With an appointment that ends within so many days.',
  })
  endingWithinDays?: number | null

  @Field(() => PeopleSortEnum, { nullable: true, defaultValue: 'login', description: '次序 / Order.' })
  sort?: PeopleSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}

@InputType({ description: '新增人员 / A person to add.' })
export class CreatePersonInput {
  @Field(() => String, { description: '登录名，之后不可更改 / Login; it stays.' })
  login!: string

  @Field(() => String, { description: '姓名 / Name.' })
  name!: string

  @Field(() => ID, { description: '所在单位 / The unit they belong to.' })
  organisationId!: string

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({ description: '修改人员，未给出的不变 / What to change of a person; absent fields stay.' })
export class EditPersonInput {
  @Field(() => ID, { description: '人员 / The person.' })
  personId!: string

  @Field(() => Int, { description: '所依据的版本 / The version that was seen.' })
  version!: number

  @Field(() => String, { nullable: true, description: '姓名 / Name.' })
  name?: string | null

  @Field(() => ID, { nullable: true, description: '所在单位 / The unit they belong to.' })
  organisationId?: string | null
}

@ObjectType({ description: '已发放链接 / A link was made.', simpleResolvers: true })
export class PersonInvited {
  @Field(() => PersonRecord, { description: '人员 / The person.' })
  person!: object

  @Field(() => String, {
    nullable: true,
    description:
      '链接 /invitation# 之后的部分，只显示这一次 / What stands after /invitation# in the link; told only this once, null when it was told before.',
  })
  secret!: string | null
}

@ObjectType({ description: '人员已变更 / A person was changed.', simpleResolvers: true })
export class PersonChanged {
  @Field(() => PersonRecord, { description: '人员 / The person as of now.' })
  person!: object
}

@ObjectType({ description: '人员已离岗 / A person has departed.', simpleResolvers: true })
export class PersonDeparted {
  @Field(() => PersonRecord, { description: '人员 / The person as of now.' })
  person!: object

  @Field(() => Int, { description: '结束的任职数 / How many appointments ended.' })
  endedAppointments!: number
}

export const CreatePersonPayload = payloadOf('CreatePersonPayload', PersonInvited)
export const InvitePersonPayload = payloadOf('InvitePersonPayload', PersonInvited)
export const EditPersonPayload = editPayloadOf('EditPersonPayload', PersonChanged)
export const PersonPayload = payloadOf('PersonPayload', PersonChanged)
export const DepartPersonPayload = payloadOf('DepartPersonPayload', PersonDeparted)
