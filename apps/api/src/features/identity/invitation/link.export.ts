import { Action, noSuchUnit } from '@zhengmei/domain/identity'
import { type Bilingual, ok, type Result, refused } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  wordOf,
} from '../../../platform/exports/index.js'
import { namedOrgsById, orgWithin } from '../../org/index.js'
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

async function describe({ pool, scope, parameters: asked }: Asked): Promise<Result<ExportDescription>> {
  const filters: (readonly [Bilingual, Bilingual])[] = []
  if (asked.scopeId != null) {
    const unit = await orgWithin(pool, scope, asked.scopeId)
    if (unit === null) return refused(noSuchUnit)
    filters.push([{ zh: '单位及其下级', en: 'Unit and those below' }, said(unit.name)])
  }
  if (asked.search) filters.push([{ zh: '姓名或登录名', en: 'Name or login' }, said(asked.search)])
  return ok({ filters })
}

interface ExportedLink extends OpenLinkRow {
  readonly unit: string | null
  readonly giver: string | null
}

async function* rows({ pool, scope, parameters: asked }: Asked): AsyncGenerator<ExportedLink> {
  const { scopeId, sort, descending, ...filter } = asked
  const unit = scopeId == null ? null : await orgWithin(pool, scope, scopeId)
  if (scopeId != null && unit === null) return
  const order = linksOrder(sort ?? 'login', descending === true)
  const pages = allPages(order, (window) => listOpenLinks(pool, unit?.path ?? scope, filter, order, window))
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

/** The links that still work, as a file: whose they are, never their secrets. */
export const linksExport = listExport({
  kind: 'links',
  title: { zh: '设置密码的链接', en: 'Links to set a password' },
  action: Action.readPeople,
  parameters,
  describe,
  rows,
  columns: [
    { key: 'login', title: { zh: '登录名', en: 'Login' }, kind: 'text', value: ({ person }) => person.login },
    {
      key: 'name',
      title: { zh: '姓名', en: 'Name' },
      kind: 'text',
      width: 14,
      value: ({ person }) => person.name,
    },
    { key: 'unit', title: { zh: '所在单位', en: 'Unit' }, kind: 'text', width: 28, value: (row) => row.unit },
    { key: 'by', title: { zh: '发放人', en: 'Given by' }, kind: 'text', value: (row) => row.giver },
    { key: 'at', title: { zh: '发放时间', en: 'Given' }, kind: 'instant', value: (row) => row.givenAt },
    {
      key: 'until',
      title: { zh: '有效至', en: 'Works until' },
      kind: 'instant',
      value: (row) => row.expiresAt,
    },
  ],
})
