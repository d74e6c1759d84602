import { QuestionCircleOutlined } from '@ant-design/icons'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef } from 'react'
import { type Column, DataTable } from '../data-table'
import { Loaded, Nothing } from '../loaded'
import { Pager, useTrail } from '../pager'
import type { ListAddress } from './address'
import { ColumnsPanel } from './columns-panel'
import { type ListAsk, type ListDescription, type ListPageOf, rowsOf } from './description'
import { Disclosure } from './disclosure'
import { FilterRow } from './filter-row'
import type { ListFilters } from './filters'
import type { ListKey } from './keys'
import { useSelection, useSelectionColumn } from './selection'
import { SelectionBar } from './selection-bar'
import { tableColumns, widthOf } from './table-columns'
import { useListTexts } from './texts'
import { type ListControl, useListAddress } from './use-list-address'
import { useListKeys } from './use-list-keys'
import { valuesOf } from './values'

/** Loaded when somebody asks for it. */
const KeysHelp = lazy(() => import('./keys-help'))

/** What stands among the tools of a list may know of it. */
export interface ListToolsOf<Filters extends ListFilters, Sort extends string> {
  readonly control: ListControl
  readonly ask: ListAsk<Filters, Sort>
}

/**
 * A list: filters, table, pages, keys and tools. Its whole state is the address, so a link shows the same screen and
 * the browser's way back is the way back.
 */
export function List<Row, Filters extends ListFilters, Sort extends string = never>(props: {
  description: ListDescription<Row, Filters, Sort>
  /** More tools, beside the columns: saved views, downloads. */
  tools?: (list: ListToolsOf<Filters, Sort>) => ReactNode
  /** What else can be done with the rows selected; changes nothing of them, so there is nothing to preview. */
  selectionTools?: ((rows: readonly Row[], list: ListToolsOf<Filters, Sort>) => ReactNode) | undefined
}) {
  const { description } = props
  const t = useListTexts()
  const control = useListAddress(description)
  const { address } = control
  const ask = useAsk(description, address)
  const place = useRef<HTMLElement>(null)
  const page = description.read(ask).usePage({ refetchEvery: description.refetchEvery })
  const rows = useMemo(() => (page.data ? rowsOf(page.data) : []), [page.data])
  const { rowKey, bulk = [] } = description
  const { selectionTools } = props
  const selectable = bulk.length > 0 || selectionTools !== undefined
  const selection = useSelection(rowKey, JSON.stringify(address.filters))
  const act = useKeyActions(place, control, page.data, (key) => {
    const row = rows.find((each) => rowKey(each) === key)
    if (row !== undefined && selectable) selection.toggle([row])
  })
  const rowKeys = useMemo(() => rows.map(rowKey), [rows, rowKey])
  const active = useListKeys(place, rowKeys, act)
  const columns = useTableColumns(description, control)
  const ticks = useSelectionColumn(selection, rows, description.nameOf ?? bulk[0]?.nameOf ?? rowKey)
  const withTicks = selectable ? [ticks, ...columns] : columns
  return (
    <section ref={place} aria-label={description.caption}>
      <FilterRow
        filters={description.filters}
        control={control}
        beside={description.beside}
        tools={
          <>
            {props.tools?.({ control, ask })}
            <ColumnsPanel columns={description.columns} heading={description.heading} control={control} />
            <span data-list-help>
              <Disclosure label={t('keys')} button={null} icon={<QuestionCircleOutlined aria-hidden />}>
                {() => (
                  <Suspense>
                    <KeysHelp selectable={selectable} />
                  </Suspense>
                )}
              </Disclosure>
            </span>
          </>
        }
      />
      {selectable ? (
        <SelectionBar
          selection={selection}
          actions={bulk}
          tools={selectionTools?.(selection.rows, { control, ask })}
        />
      ) : null}
      <Loaded query={page} lines={8}>
        {(shown) =>
          shown === null ? (
            (description.missing ?? <Nothing title={t('gone')} />)
          ) : (
            <>
              {description.picture ? (
                description.picture(rowsOf(shown))
              ) : (
                <DataTable
                  caption={description.caption}
                  columns={withTicks}
                  rows={rowsOf(shown)}
                  rowKey={rowKey}
                  heading={description.heading}
                  empty={description.empty}
                  dense={address.density === 'compact'}
                  active={(row) => rowKey(row) === active}
                  {...widthIfWide(withTicks)}
                  selected={(row) => selection.has(row) || description.selected?.(row) === true}
                />
              )}
              <Pager
                page={shown}
                pageSize={address.size}
                shown={rowsOf(shown).length}
                after={address.after}
                onTurn={control.turn}
              />
            </>
          )
        }
      </Loaded>
    </section>
  )
}

/** The width of the page's column on a window of 1366 px, in rem. */
const fitsUpTo = 66
const widthIfWide = (columns: readonly Column<never>[]): { minWidth?: number } => {
  const width = widthOf(columns)
  return width > fitsUpTo ? { minWidth: width } : {}
}

function useAsk<Row, Filters extends ListFilters, Sort extends string>(
  description: ListDescription<Row, Filters, Sort>,
  address: ListAddress,
): ListAsk<Filters, Sort> {
  const { filters, columns } = description
  const by = columns.find((column) => column.key === address.sort?.by)?.sort
  return {
    filters: valuesOf(filters, address.filters),
    sort: by === undefined ? undefined : { by, descending: address.sort?.descending === true },
    first: address.size,
    after: address.after,
    columns: new Set(address.columns),
  }
}

function useTableColumns<Row, Filters extends ListFilters, Sort extends string>(
  description: ListDescription<Row, Filters, Sort>,
  { address, change }: ListControl,
): Column<Row>[] {
  const t = useListTexts()
  const columns = tableColumns(description.columns, address, {
    sortBy: (column) => t('sortBy', { column }),
    onSort: (sort) => change({ sort }),
  })
  const { actions, actionsWidth } = description
  if (!actions) return columns
  return [
    ...columns,
    {
      key: ' actions',
      title: <span className="visually-hidden">{t('actions')}</span>,
      cell: actions,
      width: actionsWidth ?? 8,
      sticky: 'end',
    },
  ]
}

/** What the keys do that move nothing. */
function useKeyActions<Row>(
  place: { readonly current: HTMLElement | null },
  { turn, address }: ListControl,
  page: ListPageOf<Row> | null | undefined,
  onSelect: (row: string) => void,
) {
  const trail = useTrail()
  return useCallback(
    (key: Exclude<ListKey, 'down' | 'up'>, row: string | undefined) => {
      const within = (selector: string) => place.current?.querySelector<HTMLElement>(selector)
      const ofRow = (selector: string) =>
        row === undefined ? undefined : within(`tr[data-row="${CSS.escape(row)}"] ${selector}`)
      const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      if (key === 'open') ofRow('th[scope="row"] :is(a, button)')?.click()
      if (key === 'select' && row !== undefined) onSelect(row)
      if (key === 'search') within('search input')?.focus()
      if (key === 'help') within('[data-list-help] button')?.click()
      if (key === 'nextPage' && next) turn({ after: next, trail: [...trail, next] })
      if (key === 'previousPage' && address.after !== undefined)
        turn({ after: trail.at(-2), trail: trail.slice(0, -1) })
    },
    [place, turn, address.after, page, onSelect, trail],
  )
}
