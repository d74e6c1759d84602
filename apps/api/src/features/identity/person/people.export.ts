import { Action, noSuchUnit, Role, roleTitles } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  selectedIds,
  selectedRows,
  toldFilters,
  wordOf,
  yesOrNo,
} from '../../../platform/exports/index.js'
import { namedOrgsById, unitOfExport } from '../../org/index.js'
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

async function describe({ parameters: asked, ...reader }: Asked): Promise<Result<ExportDescription>> {
  const unit = await unitOfExport(reader, asked.scopeId)
  if (unit === null) return refused(noSuchUnit)
  return ok({
    filters: toldFilters(
      ...unit.filters,
      asked.search && [{ zh: '姓名或登录名', en: 'Name or login' }, said(asked.search)],
      asked.role && [{ zh: '角色', en: 'Role' }, roleTitles[asked.role]],
      asked.state && [{ zh: '状态', en: 'State' }, personStateTitles[asked.state]],
      asked.appointed != null && [{ zh: '今天有任职', en: 'Appointed today' }, yesOrNo(asked.appointed)],
      asked.endingWithinDays != null && [
        { zh: '任职到期（天内）', en: 'Ends within days' },
        said(String(asked.endingWithinDays)),
      ],
      asked.ids && selectedRows(asked.ids),
    ),
  })
}

/** A person with the names of what they belong to and hold. */
interface ExportedPerson extends PersonRecordRow {
  readonly unit: { readonly code: string; readonly name: string } | null
  /** In force, within the scope. */
  readonly appointments: readonly { readonly role: Role; readonly unit: string }[]
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedPerson> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = await unitOfExport({ pool, scope }, scopeId)
  if (unit === null) return
  const order = peopleOrder(sort ?? 'login', descending === true)
  const pages = allPages(order, (window) => listPeople(pool, unit.path, filter, order, window))
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

const column = columnsOf<ExportedPerson>()

/** The list of people, as a file: to be read, while the list of names of `people-list` is to be imported again. */
export const peopleExport = listExport({
  kind: 'people',
  title: { zh: '人员列表', en: 'People' },
  action: Action.readPeople,
  parameters,
  describe,
  rows,
  columns: [
    column.text('login', { zh: '登录名', en: 'Login' }, (row) => row.login),
    column.text('name', { zh: '姓名', en: 'Name' }, (row) => row.name, 14),
    column.text('unit', { zh: '所在单位', en: 'Unit' }, (row) => row.unit?.name ?? null, 28),
    column.text('unitCode', { zh: '单位编码', en: 'Code of the unit' }, (row) => row.unit?.code ?? null),
    column.text(
      'appointments',
      { zh: '当前任职', en: 'Appointed as' },
      (row, language) =>
        row.appointments
          .map(({ role, unit }) => `${roleTitles[role][language]} · ${unit}`)
          .join(language === 'zh' ? '；' : '; '),
      40,
    ),
    column.word('state', { zh: '状态', en: 'State' }, personStateTitles, (row) => row.state, 12),
    column.instant('added', { zh: '登记时间', en: 'Added' }, (row) => row.createdAt),
    column.instant('disabled', { zh: '停用时间', en: 'Disabled' }, (row) => row.disabledAt),
  ],
})
