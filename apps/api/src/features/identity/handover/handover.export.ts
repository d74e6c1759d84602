import {
  Action,
  HandoverKind,
  handoverDuties,
  handoverKindTitles,
  noSuchUnit,
} from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  toldFilters,
  wordOf,
} from '../../../platform/exports/index.js'
import { namedOrgsById, unitOfExport } from '../../org/index.js'
import { personsById } from '../person/person.repository.js'
import type { HandoverItemRow } from './handover.repository.js'
import { listOpenItems, OpenItemsSort, openItemsOrder } from './open-items.repository.js'

/** As the arguments of `openHandoverItems`, without its pages. */
const parameters = z.strictObject({
  scopeId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  kind: wordOf(HandoverKind).nullish(),
  sort: wordOf(OpenItemsSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

async function describe({ parameters: asked, ...reader }: Asked): Promise<Result<ExportDescription>> {
  const unit = await unitOfExport(reader, asked.scopeId)
  if (unit === null) return refused(noSuchUnit)
  return ok({
    filters: toldFilters(
      ...unit.filters,
      asked.search && [{ zh: '离任人姓名或登录名', en: 'Name or login of who leaves' }, said(asked.search)],
      asked.kind && [{ zh: '事项', en: 'Kind' }, handoverKindTitles[asked.kind]],
    ),
  })
}

interface ListedItem extends HandoverItemRow {
  readonly unit: string | null
  readonly leaver: { readonly name: string; readonly login: string } | undefined
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ListedItem> {
  const { scopeId, sort, descending, ...filter } = asked
  const place = await unitOfExport({ pool, scope }, scopeId)
  if (place === null) return
  const order = openItemsOrder(sort ?? OpenItemsSort.dueOn, descending === true)
  const pages = allPages(order, (window) => listOpenItems(pool, place.path, filter, order, window))
  for await (const page of pages) {
    const orgs = await namedOrgsById(pool, [...new Set(page.map(({ orgId }) => orgId))])
    const people = await personsById(pool, [...new Set(page.map(({ personId }) => personId))])
    const units = new Map(orgs.map(({ id, name }) => [id, name]))
    const leavers = new Map(people.map((person) => [person.id, person]))
    for (const item of page)
      yield { ...item, unit: units.get(item.orgId) ?? null, leaver: leavers.get(item.personId) }
  }
}

const column = columnsOf<ListedItem>()

/** What is yet to be handed over, as a file. */
export const handoversExport = listExport({
  kind: 'handovers',
  title: { zh: '待交接事项', en: 'To be handed over' },
  action: Action.readPeople,
  parameters,
  describe,
  rows,
  columns: [
    column.text('matter', { zh: '事项', en: 'Matter' }, (row, language) => row.title[language], 36),
    column.word('kind', { zh: '种类', en: 'Kind' }, handoverKindTitles, (row) => row.kind, 14),
    column.text(
      'duty',
      { zh: '须做', en: 'To be done' },
      (row, language) => handoverDuties[row.kind][language],
      36,
    ),
    column.text('leaver', { zh: '离任人', en: 'Who leaves' }, (row) => row.leaver?.name ?? null, 14),
    column.text('login', { zh: '登录名', en: 'Login' }, (row) => row.leaver?.login ?? null),
    column.text('unit', { zh: '单位', en: 'Unit' }, (row) => row.unit, 28),
    column.day('dueOn', { zh: '自该日起不再任职', en: 'No longer there from' }, (row) => row.dueOn),
    column.instant('openedAt', { zh: '列入时间', en: 'Listed' }, (row) => row.openedAt),
    column.text('note', { zh: '备注', en: 'Note' }, (row) => row.note, 28),
  ],
})
