import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { defineLoader, inOrderOf, type RequestContext } from '../../../platform/graphql/index.js'
import { PersonRecord, type PersonRecordRow } from '../../identity/index.js'

const importsUnderWayOf = defineLoader<string, number>(async (context, personIds) => {
  const { rows } = await context.pool.query<{ personId: string; count: number }>(
    `select requested_by as "personId", count(*) from import_job
     where requested_by = any($1::uuid[]) and state in ('planned', 'running') group by requested_by`,
    [personIds],
  )
  return inOrderOf(personIds, rows, (row) => row.personId).map((row) => row?.count ?? 0)
})

/** What a person leaves open when they depart: imports. */
@Resolver(() => PersonRecord)
export class PersonImportsResolver {
  @FieldResolver(() => Int, {
    description: '由其发起、尚未结束的导入 / Imports they asked for that are under way.',
  })
  importsUnderWay(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return context.load(importsUnderWayOf, person.id)
  }
}
