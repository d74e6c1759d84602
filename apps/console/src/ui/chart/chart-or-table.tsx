import { Segmented } from 'antd'
import { useUiTexts } from '../texts'

/** Whether a chart is looked at or its table; the address keeps it as `show`. */
export type Shown = 'chart' | 'table'

/** The switch between a chart and the table of the same data. */
export function ChartOrTable(props: { shown: Shown; onChange: (shown: Shown) => void }) {
  const t = useUiTexts()
  return (
    <Segmented<Shown>
      size="small"
      aria-label={t('chartOrTable')}
      value={props.shown}
      onChange={props.onChange}
      options={[
        { value: 'chart', label: t('figure') },
        { value: 'table', label: t('table') },
      ]}
    />
  )
}
