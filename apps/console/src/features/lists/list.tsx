import { List as BareList, type ListDescription, type ListFilters } from '../../ui/list'
import { DownloadButton } from '../downloads'
import { ViewsMenu } from './views-menu'

/** A list with everything that lists have: its saved views and, where it can be taken out, its export among the tools. */
export function List<Row, Filters extends ListFilters, Sort extends string = never>({
  description,
}: {
  description: ListDescription<Row, Filters, Sort>
}) {
  const { download } = description
  return (
    <BareList
      description={description}
      tools={({ ask, control }) => (
        <>
          <ViewsMenu list={description.key} shape={description} control={control} />
          {download ? (
            <DownloadButton
              exported={{
                kind: download.kind,
                parameters: download.parameters(ask),
                formats: ['xlsx', 'csv'],
                ...(download.columns
                  ? { shown: control.address.columns.flatMap((key) => download.columns?.[key] ?? []) }
                  : {}),
              }}
            />
          ) : null}
        </>
      )}
    />
  )
}
