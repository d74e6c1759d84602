import type { Bilingual, Refusal, Result } from '@zhengmei/domain/kernel'
import { type ClassType, createUnionType, Field, ObjectType } from 'type-graphql'

@ObjectType('Bilingual', { description: '中英文文本 / A text in both languages.', simpleResolvers: true })
export class BilingualType implements Bilingual {
  @Field(() => String, { description: '中文 / Chinese.' })
  zh!: string

  @Field(() => String, { description: '英文 / English.' })
  en!: string
}

@ObjectType('Refusal', {
  description: '系统理解了请求但予以拒绝 / The request was understood and refused.',
  simpleResolvers: true,
})
export class RefusalType implements Refusal {
  @Field(() => String, { description: '稳定的机器可读代码 / Stable code, `area/reason`.' })
  code!: string

  @Field(() => String, { nullable: true, description: '有关的输入字段 / The input it is about.' })
  field?: string

  @Field(() => BilingualType, { description: '说明 / What to tell people.' })
  message!: Bilingual

  constructor(refusal: Refusal) {
    Object.assign(this, refusal)
  }
}

/** What a resolver whose type is a payload returns: the success value or the refusal, told apart by class. */
export type Payload<T> = T | RefusalType

/** Turns a use case's result into what a payload union resolves. */
export function toPayload<T>(result: Result<T>): Payload<T> {
  return result.ok ? result.value : new RefusalType(result.refusal)
}

/**
 * The union `<name> = <success> | Refusal` for a mutation (or a query that can be refused).
 *
 * @param success class of the success's GraphQL type; values may be plain objects.
 */
export function payloadOf<T extends object>(name: string, success: ClassType<T>) {
  return createUnionType({
    name,
    description: '成功的结果，或拒绝 / What it came to, or why it was refused.',
    types: () => [success, RefusalType] as const,
    resolveType: (value: object) => (value instanceof RefusalType ? RefusalType : success),
  })
}
