import {
  type Appointment,
  type JobTitle,
  jobTitles,
  mayEnd,
  rolesToGrant,
  roleTitles,
} from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { BilingualType, type RequestContext } from '../../../platform/graphql/index.js'
import { namedOrgById, Organisation } from '../../org/index.js'
import { AppointmentType } from '../identity.graphql.js'
import { personById } from '../identity.loaders.js'
import { appointmentById } from '../person/people.loaders.js'
import { AppointmentStateEnum, JobTitleEnum, StandInFor } from './appointment.graphql.js'
import type { AppointmentRow, AppointmentState } from './appointment.read.js'

/** An appointment as whoever holds it acts under it, or as others look it up. */
type AnyAppointment = Pick<Appointment, 'id' | 'role' | 'orgId'> & Partial<AppointmentRow>

const isRow = (appointment: AnyAppointment): appointment is AppointmentRow =>
  appointment.state !== undefined && appointment.personId !== undefined

@Resolver(() => AppointmentType)
export class AppointmentResolver {
  @FieldResolver(() => BilingualType, { description: '角色名称 / Title of the role.' })
  roleTitle(@Root() appointment: AnyAppointment): Bilingual {
    return roleTitles[appointment.role]
  }

  @FieldResolver(() => Organisation, { description: '任职单位 / The node.' })
  organisation(@Root() appointment: AnyAppointment, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, appointment.orgId)
  }

  @FieldResolver(() => AppointmentStateEnum, { description: '状态 / Over, in force or to come.' })
  async state(
    @Root() appointment: AnyAppointment,
    @Ctx() context: RequestContext,
  ): Promise<AppointmentState> {
    return (await rowOf(context, appointment)).state
  }

  @FieldResolver(() => JobTitleEnum, { nullable: true, description: '职务 / Job title.' })
  async jobTitle(
    @Root() appointment: AnyAppointment,
    @Ctx() context: RequestContext,
  ): Promise<JobTitle | null> {
    return (await rowOf(context, appointment)).jobTitle
  }

  @FieldResolver(() => BilingualType, { nullable: true, description: '职务名称 / Name of the job title.' })
  async jobTitleName(
    @Root() appointment: AnyAppointment,
    @Ctx() context: RequestContext,
  ): Promise<Bilingual | null> {
    const { jobTitle } = await rowOf(context, appointment)
    return jobTitle === null ? null : jobTitles[jobTitle]
  }

  @FieldResolver(() => StandInFor, {
    nullable: true,
    description: '代理何人；为空表示并非代理 / Whom it stands in for; null: nobody.',
  })
  async standInFor(
    @Root() appointment: AnyAppointment,
    @Ctx() context: RequestContext,
  ): Promise<StandInFor | null> {
    const { standInFor } = await rowOf(context, appointment)
    const original = standInFor === null ? null : await context.load(appointmentById, standInFor)
    const person = original && (await context.load(personById, original.personId))
    return person && original ? { id: original.id, name: person.name } : null
  }

  @FieldResolver(() => Boolean, { description: '可结束此任职 / You may end it.' })
  async viewerCanEnd(@Root() appointment: AnyAppointment, @Ctx() context: RequestContext): Promise<boolean> {
    const row = await rowOf(context, appointment)
    return row.state !== 'past' && mayEnd(context.requireViewer(), row).ok
  }

  @FieldResolver(() => Boolean, { description: '可指定代理 / You may appoint somebody to stand in.' })
  async viewerCanAppointStandIn(
    @Root() appointment: AnyAppointment,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const viewer = context.requireViewer()
    const row = await rowOf(context, appointment)
    const mine = rolesToGrant(viewer).includes(row.role) && mayEnd(viewer, row).ok
    return mine && row.state !== 'past' && row.standInFor === null
  }
}

async function rowOf(context: RequestContext, appointment: AnyAppointment): Promise<AppointmentRow> {
  const row = isRow(appointment) ? appointment : await context.load(appointmentById, appointment.id)
  if (row === null) throw new Error(`appointment ${appointment.id} is gone`)
  return row
}
