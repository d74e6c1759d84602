import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: '进度 / How far something is.', simpleResolvers: true })
export class Progress {
  @Field(() => Int, { description: '已完成 / Done so far.' })
  done!: number

  @Field(() => Int, {
    nullable: true,
    description: '总数，尚不知道时为空 / In all; null while nobody knows.',
  })
  total!: number | null

  @Field(() => Int, { nullable: true, description: '百分比 / Percent, rounded down.' })
  percent!: number | null
}

/** A progress with its percentage; 100 only when all is done. */
export const progressOf = (done: number, total: number | null): Progress => ({
  done,
  total,
  percent: total === null ? null : total === 0 ? 100 : Math.floor((done * 100) / total),
})
