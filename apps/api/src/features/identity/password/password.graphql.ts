import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { payloadOf } from '../../../platform/graphql/index.js'

@InputType({ description: '修改密码 / Another password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: '原密码 / The old password.' })
  oldPassword!: string

  @Field(() => String, { description: '新密码 / The new password.' })
  password!: string
}

@ObjectType({ description: '密码已修改 / The password was changed.', simpleResolvers: true })
export class PasswordChanged {
  @Field(() => Int, { description: '因此结束的其他登录 / Other sessions that ended with it.' })
  otherSessionsEnded!: number
}

@ObjectType({
  description:
    '对我的密码的要求，供输入时提示 / What is asked of one’s own password, to be told while typing.',
  simpleResolvers: true,
})
export class PasswordAdvice {
  @Field(() => Int, { description: '最少字符数 / Fewest signs.' })
  shortest!: number

  @Field(() => Int, {
    nullable: true,
    description: '最少字符种类，无要求为空 / Fewest kinds of signs; null: any.',
  })
  kindsOfSigns!: number | null

  @Field(() => [String], {
    description:
      '不得包含的词：登录名、姓名、单位及其拼音 / Words it must not hold: login, name, units, pinyin.',
  })
  ownWords!: readonly string[]
}

export const ChangePasswordPayload = payloadOf('ChangePasswordPayload', PasswordChanged)
