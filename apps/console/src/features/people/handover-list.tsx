import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Named } from '../../ui/data-table'
import { lastDayOf } from '../../ui/days'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { choiceFilter, type ListAsk, type ListDescription, listRead, textFilter } from '../lists'
import { useHandoverTexts } from './handover-texts'
import {
  handoverKinds,
  type OpenHandoverItem,
  type OpenItemsSort,
  openHandoverItemsQuery,
} from './operations'
import { usePeopleTexts } from './texts'

function useFilters() {
  const t = useHandoverTexts()
  const people = usePeopleTexts()
  return {
    q: textFilter({ label: t('search') }),
    kind: choiceFilter({
      label: people('matter'),
      any: t('anyKind'),
      width: 12,
      choices: handoverKinds.map((value) => ({ value, label: people(value) })),
    }),
  }
}
type Filters = ReturnType<typeof useFilters>

/** What is yet to be handed over at a unit and those below it, or within the whole scope. */
export function useHandoverList(
  unit: string | undefined,
  onSettle: (item: OpenHandoverItem) => void,
): ListDescription<OpenHandoverItem, Filters, OpenItemsSort> {
  const t = useHandoverTexts()
  const people = usePeopleTexts()
  const say = useBilingual()
  /** What the list asks of the server; the export asks the same. */
  const asked = ({ filters, sort }: ListAsk<Filters, OpenItemsSort>) => ({
    scopeId: unit,
    search: filters.q,
    kind: filters.kind,
    sort: sort?.by,
    descending: sort?.descending,
  })
  return {
    key: 'handovers',
    caption: t('title'),
    filters: useFilters(),
    heading: 'matter',
    rowKey: ({ id }) => id,
    nameOf: ({ title }) => say(title),
    empty: <Nothing title={t('none')} text={t('noneText')} />,
    read: (ask) =>
      listRead(
        openHandoverItemsQuery({ ...asked(ask), first: ask.first, after: ask.after }),
        (data) => data.openHandoverItems,
      ),
    download: { kind: 'handovers', parameters: asked },
    columns: [
      {
        key: 'matter',
        title: people('matter'),
        wrap: true,
        cell: (item) => <Named second={`${people(item.kind)} · ${say(item.duty)}`}>{say(item.title)}</Named>,
      },
      {
        key: 'leaver',
        title: t('leaver'),
        width: 10,
        cell: ({ leaver }) =>
          leaver ? (
            <Named second={<code>{leaver.login}</code>}>
              <Link to="/people/$personId" params={{ personId: leaver.id }}>
                {leaver.name}
              </Link>
            </Named>
          ) : (
            '—'
          ),
      },
      { key: 'unit', title: people('unit'), width: 14, cell: (item) => item.organisation.name },
      {
        key: 'lastDay',
        title: people('lastDayThere'),
        sort: 'DUE_ON',
        width: 8,
        cell: (item) => lastDayOf(item.dueOn),
      },
      {
        key: 'openedAt',
        title: t('openedAt'),
        sort: 'OPENED_AT',
        width: 11,
        cell: (item) => formatInstant(item.openedAt),
      },
      {
        key: 'outcome',
        title: people('outcome'),
        width: 12,
        wrap: true,
        cell: (item) => (
          <Named second={item.note ? t('reopened', { reason: item.note }) : undefined}>
            {item.viewerCanSettle ? (
              <Button size="small" onClick={() => onSettle(item)}>
                {people('settle')}
              </Button>
            ) : null}
          </Named>
        ),
      },
    ],
  }
}
