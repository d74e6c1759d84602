import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { FilterControl } from './filter-control'
import type { ListFilters } from './filters'
import styles from './list.module.css'
import { useListTexts } from './texts'
import type { ListControl } from './use-list-address'

/** The filters of a list with what stands beside them, and its tools at the end of the row. */
export function FilterRow(props: {
  filters: ListFilters
  control: ListControl
  beside: ReactNode
  tools: ReactNode
}) {
  const t = useListTexts()
  const { filters, control } = props
  const set = control.address.filters
  const rare = Object.keys(filters).filter((key) => filters[key]?.rare)
  const [more, setMore] = useState(false)
  const shown = Object.entries(filters).filter(
    ([key, { rare: isRare }]) => !isRare || more || set[key] !== undefined,
  )
  return (
    <div className={styles['toolbar']} data-print="hide">
      <search className={styles['filters']} aria-label={t('filters')}>
        {shown.map(([key, filter]) => (
          <span key={key} data-filter={key} className={styles['filter']}>
            <FilterControl
              filter={filter}
              value={set[key]}
              onChange={(text, options) => control.filter({ [key]: text }, options)}
            />
          </span>
        ))}
        {rare.length > 0 ? (
          <Button type="text" aria-expanded={more} onClick={() => setMore(!more)}>
            {t(more ? 'less' : 'more')}
          </Button>
        ) : null}
        {Object.keys(set).length > 0 ? (
          <Button type="text" onClick={() => control.change({ filters: {} })}>
            {t('clear')}
          </Button>
        ) : null}
        {props.beside}
      </search>
      <section className={styles['tools']} aria-label={t('tools')}>
        {props.tools}
      </section>
    </div>
  )
}
