import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { defineLoader, inOrderOf, type RequestContext } from '../../platform/graphql/index.js'
import { PersonRecord, type PersonRecordRow } from '../identity/index.js'

const runsUnderWayOf = defineLoader<string, number>(async (context, personIds) => {
  const { rows } = await context.pool.query<{ personId: string; count: number }>(
    `select requested_by as "personId", count(*) from assessment_run
     where requested_by = any($1::uuid[]) and state in ('planned', 'freezing', 'scoring', 'sealing') group by requested_by`,
    [personIds],
  )
  return inOrderOf(personIds, rows, (row) => row.personId).map((row) => row?.count ?? 0)
})

/** What a person leaves open when they depart: assessments. */
@Resolver(() => PersonRecord)
export class PersonRunsResolver {
  @FieldResolver(() => Int, {
    description: '由其发起、尚未结束的考核 / Assessments they asked for that are under way.',
  })
  runsUnderWay(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return context.load(runsUnderWayOf, person.id)
  }
}
