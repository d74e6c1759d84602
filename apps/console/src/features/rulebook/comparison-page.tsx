import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { Fragment } from 'react'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page, Panel, Toolbar } from '../../ui/page'
import { ScrollArea } from '../../ui/scroll-area'
import { byArea, useAreaName } from './areas'
import { type ComparisonRow, comparisonQuery, type EditionSummary, rulebooksQuery } from './operations'
import { asStacked } from './order'
import styles from './rulebook.module.css'
import { RulebookTabs } from './rulebook-tabs'
import { useRulebookTexts } from './texts'

/** Several editions side by side; what differs is marked. The choice is the address. */
export default function ComparisonPage() {
  const t = useRulebookTexts()
  const books = useQuery(rulebooksQuery())
  return (
    <Page
      title={t('comparison')}
      crumbs={[
        <Link key="books" to="/rulebooks">
          {t('title')}
        </Link>,
      ]}
      actions={<RulebookTabs />}
    >
      <Loaded query={books}>{({ rulebooks }) => <Comparison books={asStacked(rulebooks)} />}</Loaded>
    </Page>
  )
}

function Comparison({ books }: { books: readonly EditionSummary[] }) {
  const t = useRulebookTexts()
  const say = useBilingual()
  const areaName = useAreaName()
  const search = useSearch({ from: '/signed-in/rulebooks/comparison' })
  const navigate = useNavigate({ from: '/rulebooks/comparison' })
  const known = new Set(books.map((book) => book.id))
  const asked = search.editions?.split(',').filter((id) => known.has(id))
  const chosen = asked ?? books.slice(0, 5).map((book) => book.id)
  const rows = useQuery({
    ...comparisonQuery({ editions: chosen, on: search.on }),
    enabled: chosen.length >= 2,
    placeholderData: keepPreviousData,
  })
  const onlyDiffer = !search.all
  return (
    <Panel flush label={t('comparison')}>
      <Toolbar>
        <Select
          mode="multiple"
          aria-label={t('choose')}
          placeholder={t('choose')}
          value={chosen}
          maxTagCount={5}
          style={{ minWidth: '20rem' }}
          onChange={(ids: string[]) =>
            void navigate({ search: (before) => ({ ...before, editions: ids.join(',') }) })
          }
          options={books.map((book) => ({ value: book.id, label: `${book.shortName} ${say(book.title)}` }))}
          tagRender={({ value, closable, onClose }) => (
            <span className={styles['document']} style={{ marginInlineEnd: 4 }}>
              {books.find((book) => book.id === value)?.shortName}
              {closable ? (
                <span aria-hidden onClick={onClose} style={{ cursor: 'pointer', paddingInlineStart: 6 }}>
                  ×
                </span>
              ) : null}
            </span>
          )}
        />
        <Checkbox
          checked={onlyDiffer}
          onChange={(event) =>
            void navigate({
              search: (before) => ({ ...before, all: event.target.checked ? undefined : true }),
            })
          }
        >
          {t('onlyDiffer')}
        </Checkbox>
      </Toolbar>
      {chosen.length < 2 ? (
        <Nothing title={t('chooseTwo')} />
      ) : (
        <Loaded query={rows} lines={10}>
          {({ rulebookComparison }) => {
            const shown = rulebookComparison.filter((row) => row.differ || !onlyDiffer)
            if (shown.length === 0) return <Nothing title={t('noRows')} />
            const heads = chosen.flatMap((id) => books.find((book) => book.id === id) ?? [])
            return (
              <ScrollArea className={styles['compareScroll']} label={t('comparison')}>
                <table className={styles['compare']} style={{ minWidth: `${16 + heads.length * 10}rem` }}>
                  <caption className="visually-hidden">{t('comparison')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('item')}</th>
                      {heads.map((book) => (
                        <th key={book.id} scope="col" title={say(book.title)}>
                          {book.shortName}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  {byArea(shown).map(([area, group]) => (
                    <tbody key={area}>
                      <tr className={styles['areaRow']}>
                        <th scope="rowgroup" colSpan={heads.length + 1}>
                          {areaName(area)}
                        </th>
                      </tr>
                      {group.map((row) => (
                        <Row key={row.key} row={row} ids={heads.map((book) => book.id)} />
                      ))}
                    </tbody>
                  ))}
                </table>
              </ScrollArea>
            )
          }}
        </Loaded>
      )}
    </Panel>
  )
}

function Row({ row, ids }: { row: ComparisonRow; ids: readonly string[] }) {
  const t = useRulebookTexts()
  const say = useBilingual()
  return (
    <tr data-differ={row.differ}>
      <th scope="row">
        {say(row.title)}
        {row.differ ? <span className="visually-hidden"> {t('differ')}</span> : null}
        <code>{row.key}</code>
      </th>
      {ids.map((id, index) => {
        const cell = row.cells[index]
        return (
          <td key={id} data-silent={!cell}>
            {cell ? (
              <Fragment>
                {say(cell.valueText)}
                {row.strictest?.[index] ? <Tag meaning="deduction">{t('strictest')}</Tag> : null}
                <span className={styles['cellSource']}>
                  {cell.source.documentShortName} {cell.source.clause} ·{' '}
                  {cell.effectiveTo
                    ? t('effectiveClosed', { from: cell.effectiveFrom, to: cell.effectiveTo })
                    : t('effectiveSpan', { from: cell.effectiveFrom })}
                </span>
                {cell.interpretation ? (
                  <span className={styles['cellSource']}>
                    {t('interpretationIs', { text: say(cell.interpretation) })}
                  </span>
                ) : null}
              </Fragment>
            ) : (
              t('silent')
            )}
          </td>
        )
      })}
    </tr>
  )
}
