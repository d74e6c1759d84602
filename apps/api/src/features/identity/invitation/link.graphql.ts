import type { Bilingual } from '@zhengmei/domain/kernel'
import { ArgsType, Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateTimeScalar,
  PageArgs,
  payloadOf,
  registerEnum,
} from '../../../platform/graphql/index.js'
import { PersonRecord } from '../person/people.graphql.js'
import type { LinksSort } from './open-links.repository.js'

const LinksSortEnum = registerEnum('OpenLinkSort', '有效链接的次序 / Order of a list of links.', {
  login: { zh: '按登录名', en: 'By login' },
  given_at: { zh: '按发放时间', en: 'By when they were given' },
  expires_at: { zh: '按有效期', en: 'By when they end' },
} satisfies Record<LinksSort, Bilingual>)

@ObjectType('OpenLink', {
  description: '已发放、仍有效的设置密码链接 / A link to set a password that was given and still works.',
  simpleResolvers: true,
})
export class OpenLink {
  @Field(() => PersonRecord, { description: '发给谁 / Whose it is.' })
  person!: object

  @Field(() => DateTimeScalar, { description: '发放时间 / When it was given.' })
  givenAt!: Date

  @Field(() => DateTimeScalar, { description: '有效至 / Until when it works.' })
  expiresAt!: Date
}

export const OpenLinkConnection = connectionType('OpenLink', '有效的链接 / links that work', () => OpenLink)

@ArgsType()
export class OpenLinksArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: '只看此单位及其下级的人员 / Only of people of this organisation and those below.',
  })
  scopeId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '姓名或登录名的一部分 / Part of the name or the login.',
  })
  search?: string | null

  @Field(() => LinksSortEnum, { nullable: true, defaultValue: 'login', description: '次序 / Order.' })
  sort?: LinksSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}

@InputType({ description: '批量发放链接 / Links for many.' })
export class InvitePeopleInput {
  @Field(() => ID, {
    nullable: true,
    description: '此单位及其下级；为空：全部范围 / Of this organisation and below; null: all of your scope.',
  })
  scopeId?: string | null
}

@ObjectType({ description: '给一人的链接 / A link for one person.', simpleResolvers: true })
export class LinkForPerson {
  @Field(() => PersonRecord, { description: '人员 / The person.' })
  person!: object

  @Field(() => String, {
    description:
      '链接 /invitation# 之后的部分，只显示这一次 / What stands after /invitation# in the link; told only this once.',
  })
  secret!: string
}

@ObjectType({ description: '已批量发放 / Links that were made.', simpleResolvers: true })
export class PeopleInvited {
  @Extensions({ listSize: 200 })
  @Field(() => [LinkForPerson], { description: '链接 / The links.' })
  links!: readonly object[]

  @Field(() => Int, {
    description:
      '跳过的人数：安全管理员、安全审计员，以及在范围外另有任职者 / Passed over: who watches over administrators, and who also works elsewhere.',
  })
  passedOver!: number

  @Field(() => Boolean, { description: '还有未发放的，请再次发放 / There are more; ask again.' })
  more!: boolean
}

export const InvitePeoplePayload = payloadOf('InvitePeoplePayload', PeopleInvited)
