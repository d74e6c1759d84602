import { HeatmapChart, ScatterChart } from 'echarts/charts'
import { CalendarComponent } from 'echarts/components'
import { use } from 'echarts/core'
import DrawnChart from '../../ui/chart/drawn-chart'
import { useWeekday } from './cadence-tables'
import { useCadenceTexts } from './cadence-texts'
import { type HeatDay, stepTo } from './heat-days'
import styles from './heat-map.module.css'
import { heatMapOption } from './heat-map-option'
import type { CadenceDemand } from './operations'

use([HeatmapChart, ScatterChart, CalendarComponent])

/**
 * A year day by day: darker for more, a dot where there were originals, paler ground on days off, a bar under every period that fell
 * short. The arrows go from day to day and Enter opens one; what is pointed at is said below.
 */
export default function YearHeatMap(props: {
  year: number
  days: readonly HeatDay[]
  demand: CadenceDemand | undefined
  onOpen: (on: string) => void
}) {
  const t = useCadenceTexts()
  const nameOf = useWeekday()
  const { days, year, demand } = props
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map(nameOf)
  const said = (mark: number) => {
    const day = days[mark]
    if (!day) return ''
    return t('dayLine', {
      on: day.on,
      weekday: nameOf(day.weekday),
      kind: t(day.kind ?? 'unknownDay'),
      posts: day.posts,
      originals: day.originals,
    })
  }
  return (
    <div className={styles['figure']}>
      <DrawnChart
        label={t('heatMapAria', {
          year,
          days: days.filter((day) => day.posts > 0).length,
          posts: days.reduce((sum, day) => sum + day.posts, 0),
        })}
        height={11}
        count={days.length}
        start={Math.max(
          0,
          days.findIndex((day) => day.posts > 0),
        )}
        step={(mark, key) => (/^(Arrow|Home|End)/.test(key) ? stepTo(days, mark, key) : null)}
        said={said}
        hint={t('pickDay')}
        keys={t('heatMapKeys')}
        onOpen={(mark) => {
          const day = days[mark]
          if (day) props.onOpen(day.on)
        }}
        option={(look, current) =>
          heatMapOption(look, { year, days, demand, current, weekdays, description: t('heatMap', { year }) })
        }
      />
      <Legend />
    </div>
  )
}

function Legend() {
  const t = useCadenceTexts()
  return (
    <ul className={styles['legend']} aria-hidden="true">
      <li>
        {t('legendLess')}
        {[1, 2, 3, 4].map((depth) => (
          <span key={depth} className={styles['cell']} data-depth={depth} />
        ))}
        {t('legendMore')}
      </li>
      <li>
        <span className={styles['cell']} data-depth="3">
          <span className={styles['dot']} />
        </span>
        {t('legendOriginal')}
      </li>
      <li>
        <span className={styles['cell']} data-depth="off" />
        {t('legendOff')}
      </li>
      <li>
        <span className={styles['bar']} />
        {t('legendShort')}
      </li>
    </ul>
  )
}
