import { useMutation, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { Problem, refusalOf } from '../../ui/problem'
import { type ApiToken, revokeTokenDocument, tokenOperations } from './operations'
import { useSecurityTexts } from './texts'
import { TokenState } from './token-state'

/** One's own tokens, fifty at most that work: what each may, how it stands, and the way to end it. A plain table among the settings. */
export function MyTokenTable({ rows }: { rows: readonly ApiToken[] }) {
  const t = useSecurityTexts()
  const queryClient = useQueryClient()
  const revoke = useMutation(gqlMutation(queryClient, revokeTokenDocument, tokenOperations))
  const columns: readonly Column<ApiToken>[] = [
    {
      key: 'name',
      title: t('name'),
      cell: (row) => <Named second={row.organisation.name}>{row.name}</Named>,
    },
    { key: 'access', title: t('access'), cell: (row) => t(row.access), width: 7 },
    { key: 'state', title: t('state'), cell: (row) => <TokenState state={row.state} />, width: 6 },
    { key: 'expires', title: t('expires'), cell: (row) => formatInstant(row.expiresAt), width: 10 },
    {
      key: 'used',
      title: t('lastUsed'),
      cell: (row) => (row.lastUsedAt === null ? t('never') : formatInstant(row.lastUsedAt)),
      width: 10,
    },
    {
      key: 'revoke',
      title: <span className="visually-hidden">{t('revoke')}</span>,
      cell: (row) =>
        row.state === 'ACTIVE' ? (
          <AskFirst
            question={t('revokeAsk')}
            yes={t('revoke')}
            no={t('keep')}
            busy={revoke.isPending}
            onYes={() => revoke.mutate({ id: row.id })}
          >
            {t('revoke')}
          </AskFirst>
        ) : null,
      width: 9,
      wrap: true,
    },
  ]
  return (
    <>
      <Problem refusal={refusalOf(revoke.data?.revokeApiToken)} error={revoke.error} />
      <DataTable
        caption={t('tokens')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        heading="name"
        empty={<Nothing title={t('noTokens')} text={t('noTokensText')} />}
      />
    </>
  )
}
