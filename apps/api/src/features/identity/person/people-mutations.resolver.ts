import { Action } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Result } from '@zhengmei/domain/kernel'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import {
  DateScalar,
  type Payload,
  type RequestContext,
  Requires,
  toEditPayload,
  toPayload,
  VersionConflict,
} from '../../../platform/graphql/index.js'
import { appointStandIn } from '../appointment/appoint-stand-in.js'
import {
  AppointStandInInput,
  EndAppointmentInput,
  GrantAppointmentInput,
} from '../appointment/appointment.graphql.js'
import { endAppointment } from '../appointment/end-appointment.js'
import { grantAppointment } from '../appointment/grant-appointment.js'
import { createPerson } from './create-person.js'
import { departPerson } from './depart-person.js'
import { disablePerson, enablePerson } from './disable-person.js'
import { editPerson } from './edit-person.js'
import { invitePerson } from './invite-person.js'
import {
  CreatePersonInput,
  CreatePersonPayload,
  DepartPersonPayload,
  EditPersonInput,
  EditPersonPayload,
  InvitePersonPayload,
  PersonPayload,
} from './people.graphql.js'
import type { PersonRecordRow } from './people.read.js'
import { findPersonRecord } from './people.repository.js'

interface Named {
  readonly personId: string
}
type WithPerson<T> = T & { readonly person: PersonRecordRow | null }

const personArg = () => Arg('personId', () => ID, { description: '人员 / The person.' })

@Resolver()
export class PeopleMutationsResolver {
  @Mutation(() => CreatePersonPayload, { description: '新增人员 / Adds a person, with a one-time link.' })
  @Requires(Action.createPeople)
  async createPerson(
    @Arg('input', () => CreatePersonInput, { description: '人员 / Whom to add.' }) input: CreatePersonInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await createPerson(context, input)))
  }

  @Mutation(() => EditPersonPayload, { description: '修改人员 / Edits a person.' })
  @Requires(Action.editPeople)
  async editPerson(
    @Arg('input', () => EditPersonInput, { description: '修改 / What to change.' }) input: EditPersonInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>> | VersionConflict> {
    const edited = await editPerson(context, input)
    return toEditPayload(edited instanceof VersionConflict ? edited : await withPerson(context, edited))
  }

  @Mutation(() => PersonPayload, {
    description:
      '停用人员，其登录、令牌、链接立即失效 / Disables a person; sessions, tokens, links end at once.',
  })
  @Requires(Action.disablePeople)
  async disablePerson(
    @personArg() personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await disablePerson(context, personId)))
  }

  @Mutation(() => PersonPayload, { description: '启用人员 / Enables a person who was disabled.' })
  @Requires(Action.disablePeople)
  async enablePerson(
    @personArg() personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await enablePerson(context, personId)))
  }

  @Mutation(() => InvitePersonPayload, {
    description:
      '发放新的设置密码链接，旧链接失效 / A new link by which the password is set; earlier ones end.',
  })
  @Requires(Action.invitePeople)
  async invitePerson(
    @personArg() personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await invitePerson(context, personId)))
  }

  @Mutation(() => PersonPayload, { description: '任命 / Appoints a person.' })
  @Requires(Action.grantAppointments)
  async grantAppointment(
    @Arg('input', () => GrantAppointmentInput, { description: '任命 / Whom to what.' })
    input: GrantAppointmentInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await grantAppointment(context, input)))
  }

  @Mutation(() => PersonPayload, { description: '指定代理 / Appoints somebody to stand in.' })
  @Requires(Action.grantAppointments)
  async appointStandIn(
    @Arg('input', () => AppointStandInInput, { description: '代理 / Who for which appointment.' })
    input: AppointStandInInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await appointStandIn(context, input)))
  }

  @Mutation(() => PersonPayload, {
    description: '结束任职，其代理随之结束 / Ends an appointment, and its stand-ins with it.',
  })
  @Requires(Action.endAppointments)
  async endAppointment(
    @Arg('input', () => EndAppointmentInput, { description: '任职与日期 / Which one, when.' })
    input: EndAppointmentInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await endAppointment(context, input)))
  }

  @Mutation(() => DepartPersonPayload, {
    description:
      '离岗：结束全部任职；立即办理时登录、令牌、链接马上失效 / Ends all appointments of a person; when at once, their sessions, tokens and links too.',
  })
  @Requires(Action.endAppointments)
  async departPerson(
    @personArg() personId: string,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: '自此日起不在岗，默认今天即立即 / First day without them; at once unless told.',
    })
    on: PlainDate | null,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithPerson<Named>>> {
    return toPayload(await withPerson(context, await departPerson(context, { personId, on })))
  }
}

/** The person as they are after the change, beside what it came to. */
export async function withPerson<T extends Named>(
  context: RequestContext,
  result: Result<T>,
): Promise<Result<WithPerson<T>>> {
  if (!result.ok) return result
  const scope = context.scopeFor(Action.readPeople)
  return ok({ ...result.value, person: await findPersonRecord(context.pool, scope, result.value.personId) })
}
