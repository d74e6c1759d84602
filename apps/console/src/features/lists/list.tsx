import { List as BareList, type ListDescription, type ListFilters } from '../../ui/list'
import { DownloadButton } from '../downloads'

/** A list with everything that lists have: what can be taken out has its export among the tools. */
export function List<Row, Filters extends ListFilters, Sort extends string = never>({
  description,
}: {
  description: ListDescription<Row, Filters, Sort>
}) {
  const { download } = description
  return (
    <BareList
      description={description}
      tools={({ ask, control }) =>
        download ? (
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
        ) : null
      }
    />
  )
}
