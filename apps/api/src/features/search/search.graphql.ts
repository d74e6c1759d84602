import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { registerEnum } from '../../platform/graphql/index.js'

export const HitKind = registerEnum('SearchHitKind', '查到的是什么 / What was found.', {
  organisation: { zh: '单位', en: 'Organisation' },
  account: { zh: '账号', en: 'Account' },
})

export const MatchEnum = registerEnum(
  'SearchMatch',
  '如何匹配，越前越好 / How it was found, the best first.',
  {
    exact: { zh: '完全一致', en: 'Exactly' },
    beginning: { zh: '以此开头', en: 'Begins so' },
    initials: { zh: '拼音首字母', en: 'Initials of the pinyin' },
    part: { zh: '包含', en: 'Holds it' },
  },
)

@ObjectType({ description: '查到的单位或账号 / A unit or an account that was found.', simpleResolvers: true })
export class SearchHit {
  @Field(() => ID, { description: '单位或账号的标识 / Id of the unit or account.' })
  id!: string

  @Field(() => HitKind, { description: '单位或账号 / Unit or account.' })
  kind!: string

  @Field(() => String, { description: '编码 / Code.' })
  code!: string

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      '账号的主办单位，或单位的上级，限可见范围 / The host of an account, or the unit above a unit, when visible.',
  })
  place!: string | null

  @Field(() => MatchEnum, { description: '如何匹配 / How it was found.' })
  match!: string
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description: '名称、编码或拼音首字母 / Name, code or initials of the pinyin.',
  })
  text!: string

  @Field(() => Int, { defaultValue: 10, description: '至多几条，1–100 / How many at most, 1 to 100.' })
  first!: number
}
