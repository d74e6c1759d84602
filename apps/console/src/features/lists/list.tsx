import { List as BareList, type ListDescription, type ListFilters } from '../../ui/list'
import { DownloadButton } from '../downloads'
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
  const ofRows = download?.ofRows
  return (
    <BareList
      description={description}
      selectedTools={
        ofRows
          ? (rows) => (
              <DownloadButton
                label={t('exportSelected')}
                exported={{ kind: download.kind, parameters: ofRows(rows), formats: ['xlsx', 'csv'] }}
              />
            )
          : undefined
      }
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
