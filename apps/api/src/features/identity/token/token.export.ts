import { Action, TokenAccess, tokenAccessTitles } from '@zhengmei/domain/identity'
import { ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  type ExportAsk,
  listExport,
  said,
  selectedIds,
  selectedRows,
  type ToldFilter,
  toldFilters,
  wordOf,
} from '../../../platform/exports/index.js'
import { namedOrgsById } from '../../org/index.js'
import { personsById } from '../person/person.repository.js'
import {
  listTokens,
  type TokenRow,
  TokenSort,
  TokenState,
  tokenOrder,
  tokenStateTitles,
} from './token.repository.js'

/** As the arguments of the list `apiTokens`, without its pages. */
const parameters = z.strictObject({
  search: z.string().max(100).nullish(),
  state: wordOf(TokenState).nullish(),
  access: wordOf(TokenAccess).nullish(),
  sort: wordOf(TokenSort).nullish(),
  descending: z.boolean().nullish(),
  ids: selectedIds.nullish(),
})
type Parameters = z.infer<typeof parameters>

function filtersOf(asked: Parameters): readonly ToldFilter[] {
  return toldFilters(
    asked.search && [{ zh: '名称或所有者', en: 'Name or owner' }, said(asked.search)],
    asked.state && [{ zh: '状态', en: 'State' }, tokenStateTitles[asked.state]],
    asked.access && [{ zh: '权限', en: 'Access' }, tokenAccessTitles[asked.access]],
    asked.ids && selectedRows(asked.ids),
  )
}

interface ExportedToken extends TokenRow {
  readonly unit: string
  readonly owner: { readonly login: string; readonly name: string } | undefined
}

async function* rows({
  pool,
  scope,
  parameters: asked,
}: ExportAsk<Parameters>): AsyncGenerator<ExportedToken> {
  const { sort, descending, ...filter } = asked
  const order = tokenOrder(sort, descending)
  const pages = allPages(order, (window) => listTokens(pool, { of: { scope }, ...filter }, order, window))
  for await (const page of pages) {
    const people = await personsById(pool, [...new Set(page.map(({ personId }) => personId))])
    const units = await namedOrgsById(pool, [...new Set(page.map(({ orgId }) => orgId))])
    const owners = new Map(people.map((person) => [person.id, person]))
    const names = new Map(units.map(({ id, name }) => [id, name]))
    for (const token of page)
      yield { ...token, unit: names.get(token.orgId) ?? '', owner: owners.get(token.personId) }
  }
}

const column = columnsOf<ExportedToken>()

/** The list of API tokens, as a file; their texts are nowhere any more. */
export const tokensExport = listExport({
  kind: 'tokens',
  title: { zh: '接口令牌', en: 'API tokens' },
  action: Action.revokeTokens,
  parameters,
  describe: async ({ parameters: asked }) => ok({ filters: filtersOf(asked) }),
  rows,
  columns: [
    column.text('name', { zh: '名称', en: 'Name' }, (row) => row.name, 28),
    column.text('unit', { zh: '单位', en: 'Unit' }, (row) => row.unit, 28),
    column.text('login', { zh: '登录名', en: 'Login' }, (row) => row.owner?.login ?? null),
    column.text('owner', { zh: '所有者', en: 'Owner' }, (row) => row.owner?.name ?? null),
    column.word('access', { zh: '权限', en: 'Access' }, tokenAccessTitles, (row) => row.access),
    column.word('state', { zh: '状态', en: 'State' }, tokenStateTitles, (row) => row.state, 10),
    column.instant('made', { zh: '创建时间', en: 'Made' }, (row) => row.createdAt),
    column.instant('expires', { zh: '到期时间', en: 'Expires' }, (row) => row.expiresAt),
    column.instant('used', { zh: '最近使用', en: 'Last use' }, (row) => row.lastUsedAt),
    column.instant('revoked', { zh: '吊销时间', en: 'Revoked' }, (row) => row.revokedAt),
  ],
})
