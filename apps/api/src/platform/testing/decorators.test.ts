import 'reflect-metadata'
import { printSchema } from 'graphql'
import { buildSchema, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { describe, expect, it } from 'vitest'

@ObjectType()
class Thing {
  @Field(() => Int)
  count!: number

  @Field()
  name!: string
}

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => Thing)
  thing(): Thing {
    return { count: 1, name: '宿迁发布' }
  }
}

describe('tests are compiled with legacy decorators and their metadata', () => {
  it('builds a schema from classes, also where only the emitted metadata tell the type', async () => {
    expect(Reflect.getMetadata('design:type', Thing.prototype, 'name')).toBe(String)
    const schema = await buildSchema({ resolvers: [ThingResolver], validate: false })
    expect(printSchema(schema)).toContain('type Thing {\n  count: Int!\n  name: String!\n}')
  })
})
