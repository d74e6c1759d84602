import { useMutation, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../graphql'
import { Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import {
  type BulkAction,
  choiceFilter,
  type FilterValues,
  type ListDescription,
  listRead,
  rowResult,
  textFilter,
} from '../lists'
import {
  type ApiToken,
  revokeTokensDocument,
  type TokenSort,
  tokenOperations,
  tokensQuery,
} from './operations'
import { useSecurityTexts } from './texts'
import { TokenState } from './token-state'

function useFilters() {
  const t = useSecurityTexts()
  return {
    q: textFilter({ label: t('searchTokens') }),
    state: choiceFilter({
      label: t('state'),
      choices: [
        { value: 'ACTIVE', label: t('active') },
        { value: 'EXPIRED', label: t('expired') },
        { value: 'REVOKED', label: t('revoked') },
      ],
    }),
    access: choiceFilter({
      label: t('access'),
      choices: [
        { value: 'READ_ONLY', label: t('READ_ONLY') },
        { value: 'INGEST_ONLY', label: t('INGEST_ONLY') },
      ],
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

const asked = ({ q, state, access }: FilterValues<Filters>) => ({ search: q, state, access })

/** All tokens of the scope. */
export function useTokenList(): ListDescription<ApiToken, Filters, TokenSort> {
  const t = useSecurityTexts()
  return {
    key: 'tokens',
    caption: t('allTokens'),
    filters: useFilters(),
    heading: 'name',
    rowKey: (row) => row.id,
    nameOf,
    empty: <Nothing title={t('noTokens')} text={t('noTokensText')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        tokensQuery({ ...asked(filters), sort: sort?.by, descending: sort?.descending, first, after }),
        (data) => data.apiTokens,
      ),
    download: {
      kind: 'tokens',
      selected: true,
      parameters: ({ filters, sort }) => ({
        ...asked(filters),
        sort: sort?.by,
        descending: sort?.descending,
      }),
      columns: {
        name: ['name', 'unit'],
        owner: ['login', 'owner'],
        access: 'access',
        state: 'state',
        made: 'made',
        expires: 'expires',
        used: 'used',
        revoked: 'revoked',
      },
    },
    bulk: [useRevoke()],
    columns: [
      {
        key: 'name',
        title: t('name'),
        sort: 'NAME',
        cell: (row) => <Named second={row.organisation.name}>{row.name}</Named>,
      },
      {
        key: 'owner',
        title: t('owner'),
        cell: (row) => <Named second={row.owner.login}>{row.owner.name}</Named>,
        width: 8,
      },
      { key: 'access', title: t('access'), cell: (row) => t(row.access), width: 7.5 },
      { key: 'state', title: t('state'), cell: (row) => <TokenState state={row.state} />, width: 7 },
      {
        key: 'expires',
        title: t('expires'),
        sort: 'EXPIRES_AT',
        cell: (row) => formatInstant(row.expiresAt),
        width: 10,
      },
      {
        key: 'used',
        title: t('lastUsed'),
        sort: 'LAST_USED_AT',
        cell: (row) => (row.lastUsedAt === null ? t('never') : formatInstant(row.lastUsedAt)),
        width: 10,
      },
      {
        key: 'made',
        title: t('made'),
        sort: 'MADE',
        cell: (row) => formatInstant(row.createdAt),
        width: 10,
        hidden: true,
      },
      {
        key: 'revoked',
        title: t('revoked'),
        cell: (row) => (row.revokedAt === null ? '—' : formatInstant(row.revokedAt)),
        width: 10,
        hidden: true,
      },
    ],
  }
}

const nameOf = (row: ApiToken) => `${row.name} (${row.owner.login})`

/** Revoking several: those that work. */
function useRevoke(): BulkAction<ApiToken> {
  const t = useSecurityTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const revoke = useMutation(gqlMutation(queryClient, revokeTokensDocument, tokenOperations))
  return {
    key: 'revoke',
    label: t('revoke'),
    danger: true,
    form: <p>{t('revokeAsk')}</p>,
    nameOf,
    preview: (rows) => ({
      will: rows.filter(({ state }) => state === 'ACTIVE'),
      refused: rows.flatMap((row) =>
        row.state === 'ACTIVE'
          ? []
          : [{ row: nameOf(row), reason: t(row.state === 'REVOKED' ? 'revoked' : 'expired') }],
      ),
    }),
    perform: async (rows) => {
      const { revokeApiTokens } = await revoke.mutateAsync({ ids: rows.map(({ id }) => id) })
      return rowResult(revokeApiTokens, rows, { keyOf: ({ id }) => id, nameOf, say })
    },
  }
}
