import { useMutation, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Nothing } from '../../ui/loaded'
import { StateMark } from '../../ui/meaning'
import { Problem, refusalOf } from '../../ui/problem'
import { type ApiToken, revokeTokenDocument, tokenOperations } from './operations'
import { useSecurityTexts } from './texts'

/** Tokens with what they may, how they stand, and the way to end them. */
export function TokenTable({ rows, owners }: { rows: readonly ApiToken[]; owners: boolean }) {
  const t = useSecurityTexts()
  const queryClient = useQueryClient()
  const revoke = useMutation(gqlMutation(queryClient, revokeTokenDocument, tokenOperations))
  const live = (row: ApiToken) => row.revokedAt === null && !row.isExpired
  const state = (row: ApiToken) => {
    if (row.revokedAt !== null) return <StateMark meaning="veto">{t('revoked')}</StateMark>
    if (row.isExpired) return <StateMark meaning="unknown">{t('expired')}</StateMark>
    return <StateMark meaning="bonus">{t('active')}</StateMark>
  }
  const columns: readonly Column<ApiToken>[] = [
    {
      key: 'name',
      title: t('name'),
      cell: (row) => <Named second={row.organisation.name}>{row.name}</Named>,
    },
    ...(owners
      ? [
          {
            key: 'owner',
            title: t('owner'),
            cell: (row: ApiToken) => <Named second={row.owner.login}>{row.owner.name}</Named>,
            width: 8,
          },
        ]
      : []),
    { key: 'access', title: t('access'), cell: (row) => t(row.access), width: 7 },
    { key: 'state', title: t('state'), cell: state, width: 6 },
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
        live(row) ? (
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
        caption={t(owners ? 'allTokens' : 'tokens')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        heading="name"
        empty={<Nothing title={t('noTokens')} text={t('noTokensText')} />}
      />
    </>
  )
}
