import { useQueryClient } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { lazy, Suspense, useState } from 'react'
import { gqlMutation, graphql, type VariablesOf, WireError } from '../../../graphql'
import { mayUse } from '../../../shell/may-use'
import { useBilingual } from '../../../ui/language'
import type { BulkAction } from '../../lists'
import type { AccountRow } from '../list-operations'
import { accountOperations } from '../list-operations'
import { useBulkTexts } from './bulk-texts'
import type { Chosen } from './draft'

const editDocument = graphql(`
  mutation EditAccounts($input: EditAccountsInput!) {
    editAccounts(input: $input) {
      __typename
      ... on AccountsEdited { changed same refused { accountId refusal { message { zh en } } } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
type Change = Omit<VariablesOf<typeof editDocument>['input'], 'accountIds' | 'dryRun' | 'idempotencyKey'>

/** Controls are loaded when somebody is about to do it: the list comes without them. */
const OperatorPicker = lazy(async () => ({ default: (await import('./operator-picker')).OperatorPicker }))
const MediaTypeChoice = lazy(() => import('./media-type-choice'))

/** What can be done with the files of several accounts; nothing for those who edit none. */
export function useAccountBulk(): readonly BulkAction<AccountRow>[] {
  const t = useBulkTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const actionOf = useChange()
  const [operator, setOperator] = useState<Chosen | null>(null)
  const [mediaType, setMediaType] = useState<'TEXT' | 'VIDEO'>('TEXT')
  if (!mayUse(viewer, [Action.editAccounts])) return []
  return [
    {
      key: 'operator',
      label: t('setOperator'),
      ...actionOf({ operatorId: operator?.id ?? '' }),
      form: (
        <Suspense>
          <OperatorPicker id="bulk-operator" label={t('operator')} value={operator} onChange={setOperator} />
        </Suspense>
      ),
    },
    {
      key: 'media',
      label: t('setMedia'),
      ...actionOf({ mediaType }),
      form: (
        <Suspense>
          <MediaTypeChoice label={t('mediaType')} value={mediaType} onChange={setMediaType} />
        </Suspense>
      ),
    },
    { key: 'certified', label: t('certifyByHost'), ...actionOf({ certifiedByHost: true }) },
  ]
}

/** Makes the same change to many files: looked at beforehand by the server itself, done, told account by account. */
function useChange() {
  const t = useBulkTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const { mutationFn, onSuccess } = gqlMutation(queryClient, editDocument, accountOperations)
  const outcome = async (
    rows: readonly AccountRow[],
    input: Omit<Parameters<typeof ask>[0], 'accountIds'>,
  ) => {
    const edited = await ask({ ...input, accountIds: rows.map(({ id }) => id) })
    const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id
    return {
      changed: rows.filter(({ id }) => edited.changed.includes(id)),
      refused: [
        ...edited.refused.map(({ accountId, refusal }) => ({
          row: nameOf(accountId),
          reason: say(refusal.message),
        })),
        ...edited.same.map((id) => ({ row: nameOf(id), reason: t('alreadySo') })),
      ],
    }
  }
  const ask = async (input: VariablesOf<typeof editDocument>['input']) => {
    const { editAccounts: answer } = await mutationFn({ input })
    if (answer.__typename === 'AccountsEdited') return answer
    throw new WireError(answer.code, answer.message.zh, answer.message)
  }
  return (change: Change) => ({
    asked: JSON.stringify(change),
    nameOf: (row: AccountRow) => row.name,
    preview: async (rows: readonly AccountRow[]) => {
      const { changed, refused } = await outcome(rows, { ...change, dryRun: true })
      return { will: changed, refused }
    },
    perform: async (rows: readonly AccountRow[]) => {
      const done = await outcome(rows, { ...change, idempotencyKey: crypto.randomUUID() })
      await onSuccess()
      return { changed: done.changed.length, refused: done.refused }
    },
  })
}
