import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { usePunctuation } from '../punctuation'
import { type Density, pageSizes, usualColumns } from './address'
import styles from './list.module.css'
import { useListTexts } from './texts'
import type { ListControl } from './use-list-address'

/** A column as one may choose it. */
export interface Offered {
  readonly key: string
  readonly title: string
  readonly hidden?: boolean | undefined
}

/** Which columns are shown and in which order; how close the rows stand and how many a page has. */
export default function ColumnsChoice(props: {
  columns: readonly Offered[]
  heading: string
  control: ListControl
}) {
  const t = useListTexts()
  const marks = usePunctuation()
  const { columns, heading, control } = props
  const { address, change } = control
  const titles = new Map(columns.map((column) => [column.key, column.title]))
  const shown = address.columns.filter((key) => key !== heading)
  const rest = columns.filter(({ key }) => key !== heading && !shown.includes(key)).map(({ key }) => key)
  const choose = (keys: readonly string[]) =>
    change({ columns: [heading, ...keys], after: address.after }, { replace: true })
  const move = (at: number, by: -1 | 1) => {
    const keys = [...shown]
    const [moved] = keys.splice(at, 1)
    if (moved !== undefined) keys.splice(at + by, 0, moved)
    choose(keys)
  }
  const toggle = (key: string) =>
    choose(shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key])
  return (
    <>
      <p className={styles['hint']}>{t('columnsOrder')}</p>
      <ul className={styles['columns']} aria-label={t('columnsShown')}>
        {[...shown, ...rest].map((key, at) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={at < shown.length} onChange={() => toggle(key)} />
              {titles.get(key)}
            </label>
            {at < shown.length ? (
              <span>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined aria-hidden />}
                  aria-label={t('up', { column: titles.get(key) ?? key })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined aria-hidden />}
                  aria-label={t('down', { column: titles.get(key) ?? key })}
                  disabled={at === shown.length - 1}
                  onClick={() => move(at, 1)}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <div className={styles['settings']}>
        <Select<Density>
          aria-label={t('density')}
          value={address.density}
          options={(['normal', 'compact'] as const).map((value) => ({
            value,
            label: marks.colon(t('density'), t(value)),
          }))}
          onChange={(density) => change({ density, after: address.after }, { replace: true })}
        />
        <Select
          aria-label={t('size')}
          value={address.size}
          options={pageSizes.map((value) => ({
            value,
            label: `${t('size')} ${t('rows', { count: value })}`,
          }))}
          onChange={(size) => change({ size }, { replace: true })}
        />
        <Button
          size="small"
          onClick={() =>
            change(
              {
                columns: usualColumns({ filters: {}, columns, heading }),
                density: 'normal',
                size: pageSizes[0],
              },
              { replace: true },
            )
          }
        >
          {t('usual')}
        </Button>
      </div>
      <p className={styles['hint']}>{t('reset')}</p>
    </>
  )
}
