import { Action, noSuchUnit } from '@zhengmei/domain/identity'
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
import { LinksSort, linksOrder, listOpenLinks, type OpenLinkRow } from './open-links.repository.js'

/** As the arguments of the list `openLinks`, without its pages. */
const parameters = z.strictObject({
  scopeId: z.uuid().nullish(),
  search: z.string().max(100).nullish(),
  sort: wordOf(LinksSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

async function describe({ parameters: asked, ...reader }: Asked): Promise<Result<ExportDescription>> {
  const unit = await unitOfExport(reader, asked.scopeId)
  if (unit === null) return refused(noSuchUnit)
  return ok({
    filters: toldFilters(
      ...unit.filters,
      asked.search && [{ zh: '姓名或登录名', en: 'Name or login' }, said(asked.search)],
    ),
  })
}

interface ExportedLink extends OpenLinkRow {
  readonly unit: string | null
  readonly giver: string | null
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedLink> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = await unitOfExport({ pool, scope }, scopeId)
  if (unit === null) return
  const order = linksOrder(sort ?? 'login', descending === true)
  const pages = allPages(order, (window) => listOpenLinks(pool, unit.path, filter, order, window))
  for await (const page of pages) {
    const homes = await namedOrgsById(
      pool,
      page.flatMap(({ person }) => person.homeOrgId ?? []),
    )
    const givers = await personsById(
      pool,
      page.flatMap(({ givenBy }) => givenBy ?? []),
    )
    const units = new Map(homes.map(({ id, name }) => [id, name]))
    const names = new Map(givers.map(({ id, name }) => [id, name]))
    for (const link of page)
      yield {
        ...link,
        unit: units.get(link.person.homeOrgId ?? '') ?? null,
        giver: names.get(link.givenBy ?? '') ?? null,
      }
  }
}

const column = columnsOf<ExportedLink>()

/** The links that still work, as a file: whose they are, never their secrets. */
export const linksExport = listExport({
  kind: 'links',
  title: { zh: '设置密码的链接', en: 'Links to set a password' },
  action: Action.readPeople,
  parameters,
  describe,
  rows,
  columns: [
    column.text('login', { zh: '登录名', en: 'Login' }, ({ person }) => person.login),
    column.text('name', { zh: '姓名', en: 'Name' }, ({ person }) => person.name, 14),
    column.text('unit', { zh: '所在单位', en: 'Unit' }, (row) => row.unit, 28),
    column.text('by', { zh: '发放人', en: 'Given by' }, (row) => row.giver),
    column.instant('at', { zh: '发放时间', en: 'Given' }, (row) => row.givenAt),
    column.instant('until', { zh: '有效至', en: 'Works until' }, (row) => row.expiresAt),
  ],
})
