import { Action, TokenAccess, tokenAccessTitles } from '@zhengmei/domain/identity'
import { type Bilingual, ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  type ExportAsk,
  listExport,
  said,
  selectedIds,
  selectedRows,
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

function filtersOf(asked: Parameters): readonly (readonly [Bilingual, Bilingual])[] {
  const filters: (readonly [Bilingual, Bilingual])[] = []
  if (asked.search) filters.push([{ zh: '名称或所有者', en: 'Name or owner' }, said(asked.search)])
  if (asked.state) filters.push([{ zh: '状态', en: 'State' }, tokenStateTitles[asked.state]])
  if (asked.access) filters.push([{ zh: '权限', en: 'Access' }, tokenAccessTitles[asked.access]])
  if (asked.ids) filters.push(selectedRows(asked.ids))
  return filters
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

/** The list of API tokens, as a file; their texts are nowhere any more. */
export const tokensExport = listExport({
  kind: 'tokens',
  title: { zh: '接口令牌', en: 'API tokens' },
  action: Action.revokeTokens,
  parameters,
  describe: async ({ parameters: asked }) => ok({ filters: filtersOf(asked) }),
  rows,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, kind: 'text', width: 28, value: (row) => row.name },
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, kind: 'text', width: 28, value: (row) => row.unit },
    {
      key: 'login',
      title: { zh: '登录名', en: 'Login' },
      kind: 'text',
      value: (row) => row.owner?.login ?? null,
    },
    {
      key: 'owner',
      title: { zh: '所有者', en: 'Owner' },
      kind: 'text',
      value: (row) => row.owner?.name ?? null,
    },
    {
      key: 'access',
      title: { zh: '权限', en: 'Access' },
      kind: 'text',
      value: (row, language) => tokenAccessTitles[row.access][language],
    },
    {
      key: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      width: 10,
      value: (row, language) => tokenStateTitles[row.state][language],
    },
    { key: 'made', title: { zh: '创建时间', en: 'Made' }, kind: 'instant', value: (row) => row.createdAt },
    {
      key: 'expires',
      title: { zh: '到期时间', en: 'Expires' },
      kind: 'instant',
      value: (row) => row.expiresAt,
    },
    {
      key: 'used',
      title: { zh: '最近使用', en: 'Last use' },
      kind: 'instant',
      value: (row) => row.lastUsedAt,
    },
    {
      key: 'revoked',
      title: { zh: '吊销时间', en: 'Revoked' },
      kind: 'instant',
      value: (row) => row.revokedAt,
    },
  ],
})
