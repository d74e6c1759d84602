import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { gqlMutation } from '../../graphql'
import { mayUse } from '../../shell/may-use'
import { Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { type BulkAction, type ListDescription, listRead, rowResult, textFilter } from '../lists'
import {
  type LinkSort,
  listOperations,
  type OpenLink,
  openLinksQuery,
  withdrawLinksDocument,
} from './operations'
import { usePeopleListTexts } from './texts'

type Filters = { readonly q: ReturnType<typeof textFilter> }

/** The links that still work, of the people of a unit and those below it, or of the whole scope. */
export function useLinkList(unit: string | undefined): ListDescription<OpenLink, Filters, LinkSort> {
  const t = usePeopleListTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const withdraw = useWithdraw()
  return {
    key: 'links',
    caption: t('links'),
    filters: { q: textFilter({ label: t('searchLinks') }) },
    heading: 'person',
    rowKey: ({ person }) => person.id,
    nameOf,
    empty: <Nothing title={t('none')} text={t('noneText')} />,
    read: ({ filters, sort, first, after }) =>
      listRead(
        openLinksQuery({
          scopeId: unit,
          search: filters.q,
          sort: sort?.by,
          descending: sort?.descending,
          first,
          after,
        }),
        (data) => data.openLinks,
      ),
    download: {
      kind: 'links',
      parameters: ({ filters, sort }) => ({
        scopeId: unit,
        search: filters.q,
        sort: sort?.by,
        descending: sort?.descending,
      }),
      columns: { person: ['login', 'name'], unit: 'unit', by: 'by', at: 'at', until: 'until' },
    },
    bulk: mayUse(viewer, [Action.invitePeople]) ? [withdraw] : [],
    columns: [
      {
        key: 'person',
        title: t('person'),
        sort: 'LOGIN',
        cell: ({ person }) => (
          <Named second={<code>{person.login}</code>}>
            <Link to="/people/$personId" params={{ personId: person.id }}>
              {person.name}
            </Link>
          </Named>
        ),
      },
      { key: 'unit', title: t('unit'), cell: ({ person }) => person.organisation?.name ?? '—' },
      {
        key: 'by',
        title: t('givenBy'),
        cell: ({ givenBy }) => givenBy?.name ?? t('commandLine'),
        width: 10,
      },
      {
        key: 'at',
        title: t('givenAt'),
        sort: 'GIVEN_AT',
        cell: ({ givenAt }) => formatInstant(givenAt),
        width: 11,
      },
      {
        key: 'until',
        title: t('expiresAt'),
        sort: 'EXPIRES_AT',
        cell: ({ expiresAt }) => formatInstant(expiresAt),
        width: 11,
      },
    ],
  }
}

const nameOf = ({ person }: OpenLink) => `${person.name} (${person.login})`

/** Taking several back: one is several of one. */
function useWithdraw(): BulkAction<OpenLink> {
  const t = usePeopleListTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const withdraw = useMutation(gqlMutation(queryClient, withdrawLinksDocument, listOperations))
  return {
    key: 'withdraw',
    label: t('withdraw'),
    danger: true,
    nameOf,
    preview: (rows) => ({
      will: rows.filter((row) => row.viewerCanWithdraw),
      refused: rows.flatMap((row) =>
        row.viewerCanWithdraw ? [] : [{ row: nameOf(row), reason: t('notYours') }],
      ),
    }),
    perform: async (rows) => {
      const personIds = rows.map(({ person }) => person.id)
      const { withdrawLinks } = await withdraw.mutateAsync({ personIds })
      return rowResult(withdrawLinks, rows, { keyOf: ({ person }) => person.id, nameOf, say })
    },
  }
}
