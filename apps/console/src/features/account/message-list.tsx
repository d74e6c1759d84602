import { platformTitles } from '@zhengmei/domain/account'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import {
  choiceFilter,
  choicesFilter,
  datesFilter,
  type FilterValues,
  type ListAsk,
  type ListDescription,
  type ListFilters,
  listRead,
  textFilter,
  yesNoFilter,
} from '../lists'
import { useContentTexts } from './content-texts'
import { useMessageColumns } from './message-columns'
import {
  type DueState,
  type MessageKind,
  type MessageRow,
  type MessageSort,
  type MessagesAsked,
  messagesQuery,
} from './message-operations'

const kinds: readonly MessageKind[] = ['POLICY_ENQUIRY', 'COMPLAINT', 'ADVICE', 'REPORT', 'OTHER']
const states = {
  RUNNING: 'RUNNING_DUE',
  OVERDUE: 'OVERDUE',
  IN_TIME: 'IN_TIME',
  LATE: 'LATE',
  UNKNOWN: 'UNKNOWN_DUE',
} as const satisfies Record<DueState, string>

/** Filters of messages, whosesoever they are. @param rare whether some are under 更多筛选. */
function useOwnFilters(rare: boolean) {
  const t = useContentTexts()
  return {
    due: choicesFilter({
      label: t('anyDue'),
      choices: Object.entries(states).map(([value, word]) => ({ value: value as DueState, label: t(word) })),
      width: 13,
    }),
    on: datesFilter({ label: t('receivedOn') }),
    kind: choiceFilter({
      label: t('kind'),
      any: t('anyKind'),
      choices: kinds.map((value) => ({ value, label: t(value) })),
      rare,
    }),
    replied: yesNoFilter({
      label: t('anyReply'),
      any: t('anyReply'),
      yes: t('replied'),
      no: t('notReplied'),
      rare,
    }),
  }
}
type OwnFilters = ReturnType<typeof useOwnFilters>

function useFilters() {
  const t = useContentTexts()
  const say = useBilingual()
  return {
    q: textFilter({ label: t('searchAccount') }),
    ...useOwnFilters(true),
    platforms: choicesFilter({
      label: t('platform'),
      choices: Object.entries(platformTitles).map(([value, title]) => ({
        value: value.toUpperCase() as Uppercase<keyof typeof platformTitles>,
        label: say(title),
      })),
      rare: true,
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

const ownAsked = ({ due, on, kind, replied }: FilterValues<OwnFilters>) => ({
  states: due && [...due],
  kind,
  replied,
  fromOn: on?.from,
  toOn: on?.to,
})

/** What two lists of messages have in common; `asked` are the filters as the server takes them, the export the same. */
function useMessages<Own extends ListFilters>(
  asked: (filters: FilterValues<Own>) => MessagesAsked,
  accounts: boolean,
) {
  const t = useContentTexts()
  const ordered = ({ filters, sort }: ListAsk<Own, MessageSort>) => ({
    ...asked(filters),
    sort: sort?.by,
    descending: sort?.descending,
  })
  return {
    heading: 'text',
    rowKey: (row: MessageRow) => `${row.account?.id ?? ''} ${row.externalId}`,
    empty: <Nothing title={t('noMessages')} text={t('noneText')} />,
    columns: useMessageColumns(accounts),
    read: (ask: ListAsk<Own, MessageSort>) =>
      listRead(
        messagesQuery({ ...ordered(ask), accounts, first: ask.first, after: ask.after }),
        (data) => data.messages,
      ),
    download: { kind: 'messages', parameters: ordered },
  }
}

/** Messages to one account. */
export function useMessagesOfAccount(
  accountId: string,
): ListDescription<MessageRow, OwnFilters, MessageSort> {
  const t = useContentTexts()
  return {
    key: 'account.messages',
    caption: t('messages'),
    filters: useOwnFilters(false),
    ...useMessages<OwnFilters>((filters) => ({ accountId, ...ownAsked(filters) }), false),
  }
}

/** Messages to the accounts of a unit and those below, or of the whole scope. */
export function useMessagesOfScope(
  unit: string | undefined,
): ListDescription<MessageRow, Filters, MessageSort> {
  const t = useContentTexts()
  return {
    key: 'messages',
    caption: t('messagesTitle'),
    filters: useFilters(),
    ...useMessages<Filters>(
      ({ q, platforms, ...filters }) => ({
        scopeId: unit,
        search: q,
        platforms: platforms && [...platforms],
        ...ownAsked(filters),
      }),
      true,
    ),
  }
}
