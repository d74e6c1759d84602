import { Field, ObjectType } from 'type-graphql'
import { DateTimeScalar, payloadOf } from '../../../platform/graphql/index.js'

@ObjectType({
  description: '与统一身份认证的关联 / The link with an identity of the provider.',
  simpleResolvers: true,
})
export class LinkedIdentity {
  @Field(() => String, { description: '认证方 / Whose identity it is.' })
  issuer!: string

  @Field(() => DateTimeScalar, { description: '关联时间 / When it was linked.' })
  linkedAt!: Date
}

@ObjectType({ description: '已解除关联 / The link was taken away.', simpleResolvers: true })
export class IdentityUnlinked {
  @Field(() => Boolean, {
    description: '此前是否有关联 / Whether there was one.',
  })
  unlinked!: boolean
}

export const UnlinkIdentityPayload = payloadOf('UnlinkIdentityPayload', IdentityUnlinked)
