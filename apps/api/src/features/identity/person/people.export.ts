import { Action, noSuchUnit, Role, roleTitles } from '@zhengmei/domain/identity'
import { type Bilingual, ok, type Result, refused } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  selectedIds,
  selectedRows,
  wordOf,
} from '../../../platform/exports/index.js'
import { namedOrgsById, orgWithin } from '../../org/index.js'
import type { AppointmentRow } from '../appointment/appointment.read.js'
import { appointmentsWithin } from '../appointment/appointments.repository.js'
import { type PersonRecordRow, PersonState, personStateTitles } from './people.read.js'
import { listPeople, PeopleSort, peopleOrder } from './people.repository.js'

/** As the arguments of the list `people`, without its pages. */
const parameters = z.strictObject({
  scopeId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  role: wordOf(Role).nullish(),
  state: wordOf(PersonState).nullish(),
  appointed: z.boolean().nullish(),
  endingWithinDays: z.int().min(0).max(36_500).nullish(),
  sort: wordOf(PeopleSort).nullish(),
  descending: z.boolean().nullish(),
  ids: selectedIds.nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

async function describe({ pool, scope, parameters: asked }: Asked): Promise<Result<ExportDescription>> {
  const filters: (readonly [Bilingual, Bilingual])[] = []
  if (asked.scopeId != null) {
    const unit = await orgWithin(pool, scope, asked.scopeId)
    if (unit === null) return refused(noSuchUnit)
    filters.push([{ zh: '单位及其下级', en: 'Unit and those below' }, said(unit.name)])
  }
  if (asked.search) filters.push([{ zh: '姓名或登录名', en: 'Name or login' }, said(asked.search)])
  if (asked.role) filters.push([{ zh: '角色', en: 'Role' }, roleTitles[asked.role]])
  if (asked.state) filters.push([{ zh: '状态', en: 'State' }, personStateTitles[asked.state]])
  if (asked.appointed != null)
    filters.push([
      { zh: '今天有任职', en: 'Appointed today' },
      asked.appointed ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' },
    ])
  if (asked.endingWithinDays != null)
    filters.push([{ zh: '任职到期（天内）', en: 'Ends within days' }, said(String(asked.endingWithinDays))])
  if (asked.ids) filters.push(selectedRows(asked.ids))
  return ok({ filters })
}

/** A person with the names of what they belong to and hold. */
interface ExportedPerson extends PersonRecordRow {
  readonly unit: { readonly code: string; readonly name: string } | null
  /** In force, within the scope. */
  readonly appointments: readonly { readonly role: Role; readonly unit: string }[]
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedPerson> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = scopeId == null ? null : await orgWithin(pool, scope, scopeId)
  if (scopeId != null && unit === null) return
  const order = peopleOrder(sort ?? 'login', descending === true)
  const pages = allPages(order, (window) => listPeople(pool, unit?.path ?? scope, filter, order, window))
  for await (const page of pages) {
    const held = await appointmentsWithin(
      pool,
      scope,
      page.map(({ id }) => id),
    )
    yield* await named(
      pool,
      page,
      held.filter(({ state }) => state === 'current'),
    )
  }
}

async function named(
  pool: Asked['pool'],
  people: readonly PersonRecordRow[],
  current: readonly AppointmentRow[],
): Promise<ExportedPerson[]> {
  const homes = people.flatMap(({ homeOrgId }) => homeOrgId ?? [])
  const ids = [...new Set([...homes, ...current.map(({ orgId }) => orgId)])]
  const units = new Map((await namedOrgsById(pool, ids)).map((unit) => [unit.id, unit]))
  const held = Map.groupBy(current, ({ personId }) => personId)
  return people.map((person) => ({
    ...person,
    unit: units.get(person.homeOrgId ?? '') ?? null,
    appointments: (held.get(person.id) ?? []).map(({ role, orgId }) => ({
      role,
      unit: units.get(orgId)?.name ?? '',
    })),
  }))
}

/** The list of people, as a file: to be read, while the list of names of `people-list` is to be imported again. */
export const peopleExport = listExport({
  kind: 'people',
  title: { zh: '人员列表', en: 'People' },
  action: Action.readPeople,
  parameters,
  describe,
  rows,
  columns: [
    { key: 'login', title: { zh: '登录名', en: 'Login' }, kind: 'text', value: (row) => row.login },
    { key: 'name', title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 14, value: (row) => row.name },
    {
      key: 'unit',
      title: { zh: '所在单位', en: 'Unit' },
      kind: 'text',
      width: 28,
      value: (row) => row.unit?.name ?? null,
    },
    {
      key: 'unitCode',
      title: { zh: '单位编码', en: 'Code of the unit' },
      kind: 'text',
      value: (row) => row.unit?.code ?? null,
    },
    {
      key: 'appointments',
      title: { zh: '当前任职', en: 'Appointed as' },
      kind: 'text',
      width: 40,
      value: (row, language) =>
        row.appointments
          .map(({ role, unit }) => `${roleTitles[role][language]} · ${unit}`)
          .join(language === 'zh' ? '；' : '; '),
    },
    {
      key: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      width: 12,
      value: (row, language) => personStateTitles[row.state][language],
    },
    {
      key: 'added',
      title: { zh: '登记时间', en: 'Added' },
      kind: 'instant',
      value: (row) => row.createdAt,
    },
    {
      key: 'disabled',
      title: { zh: '停用时间', en: 'Disabled' },
      kind: 'instant',
      value: (row) => row.disabledAt,
    },
  ],
})
