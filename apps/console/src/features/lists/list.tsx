import {
  List as BareList,
  type ListAsk,
  type ListControl,
  type ListDescription,
  type ListFilters,
  type ListToolsOf,
} from '../../ui/list'
import { DownloadButton, type Exported } from '../downloads'
import { useViewTexts } from './texts'
import { ViewsMenu } from './views-menu'

/** A list with everything that lists have: its saved views and, where it can be taken out, its export among the tools. */
export function List<Row, Filters extends ListFilters, Sort extends string = never>({
  description,
}: {
  description: ListDescription<Row, Filters, Sort>
}) {
  const t = useViewTexts()
  const { download } = description
  const exported = (ask: ListAsk<Filters, Sort>, control: ListControl, more = {}): Exported | undefined =>
    download && {
      kind: download.kind,
      parameters: { ...download.parameters(ask), ...more },
      formats: ['xlsx', 'csv'],
      read: description.read({ ...ask, after: undefined }).query,
      ...(download.columns
        ? { shown: control.address.columns.flatMap((key) => download.columns?.[key] ?? []) }
        : {}),
    }
  const exportSelected = (rows: readonly Row[], { ask, control }: ListToolsOf<Filters, Sort>) =>
    rows.length > mostSelected ? null : (
      <Export
        label={t('exportSelected')}
        exported={exported(ask, control, { ids: rows.map(description.rowKey) })}
      />
    )
  return (
    <BareList
      description={description}
      tools={({ ask, control }) => (
        <>
          <ViewsMenu list={description.key} shape={description} control={control} />
          <Export exported={exported(ask, control)} />
        </>
      )}
      selectionTools={download?.selected ? exportSelected : undefined}
    />
  )
}

/** As many as a kind of export takes one by one. */
const mostSelected = 200

const Export = ({ exported, label }: { exported: Exported | undefined; label?: string }) =>
  exported ? <DownloadButton exported={exported} {...(label ? { label } : {})} /> : null
