import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId } from 'react'
import type { DraftHoliday, RowPart } from './draft'
import styles from './notice-form.module.css'
import { useNoticeTexts } from './texts'

/** What is wrong with a row, and with what of it. */
export interface RowProblem {
  readonly part: RowPart
  readonly words: string
}

/** The holidays of a notice, a row each: name, first and last day off, what is worked in exchange; what is wrong stands below its row. */
export function HolidayRows(props: {
  holidays: readonly DraftHoliday[]
  problems: ReadonlyMap<number, readonly RowProblem[]>
  onChange: (holiday: DraftHoliday) => void
  onRemove: (key: number) => void
  onAdd: () => void
}) {
  const t = useNoticeTexts()
  return (
    <div className={styles['rows']}>
      <table>
        <caption className="visually-hidden">{t('holidays')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col">{t('makeup')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.holidays.map((holiday, index) => (
            <HolidayRow
              key={holiday.key}
              number={index + 1}
              holiday={holiday}
              problems={props.problems.get(holiday.key) ?? []}
              onChange={props.onChange}
              onRemove={() => props.onRemove(holiday.key)}
            />
          ))}
        </tbody>
      </table>
      <Button icon={<PlusOutlined aria-hidden />} onClick={props.onAdd}>
        {t('addHoliday')}
      </Button>
    </div>
  )
}

function HolidayRow(props: {
  number: number
  holiday: DraftHoliday
  problems: readonly RowProblem[]
  onChange: (holiday: DraftHoliday) => void
  onRemove: () => void
}) {
  const t = useNoticeTexts()
  const id = useId()
  const { holiday, number, problems } = props
  const change = (changed: Partial<DraftHoliday>) => props.onChange({ ...holiday, ...changed })
  const wrong = (part: RowPart) =>
    problems.some((problem) => problem.part === part)
      ? { status: 'error' as const, 'aria-describedby': id }
      : {}
  const day = (key: 'from' | 'to') => (
    <Input
      type="date"
      aria-label={t('rowField', { number, field: t(key) })}
      value={holiday[key]}
      min={key === 'to' ? holiday.from : undefined}
      {...wrong(key)}
      onChange={({ target }) => change({ [key]: target.value })}
    />
  )
  return (
    <tr>
      <td className={styles['name']}>
        <Input
          aria-label={t('rowField', { number, field: t('name') })}
          value={holiday.name}
          maxLength={40}
          {...wrong('name')}
          onChange={({ target }) => change({ name: target.value })}
        />
        {problems.length > 0 ? (
          <p id={id} className={styles['wrong']}>
            {problems.map(({ words }) => words).join(' ')}
          </p>
        ) : null}
      </td>
      <td>{day('from')}</td>
      <td>{day('to')}</td>
      <td>
        <Makeup
          number={number}
          days={holiday.makeup}
          wrong={wrong('makeup')}
          onChange={(makeup) => change({ makeup })}
        />
      </td>
      <td>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('removeRow', { number, name: holiday.name })}
          onClick={props.onRemove}
        />
      </td>
    </tr>
  )
}

function Makeup(props: {
  number: number
  days: readonly string[]
  wrong: { readonly status?: 'error'; readonly 'aria-describedby'?: string }
  onChange: (days: readonly string[]) => void
}) {
  const t = useNoticeTexts()
  const { days, number, onChange } = props
  return (
    <div className={styles['makeup']}>
      {days.map((on, place) => (
        // Days have no other name than their place, and are only added and removed at it.
        <span key={`${days.length}-${String(place)}`}>
          <Input
            type="date"
            aria-label={t('rowField', { number, field: `${t('makeup')} ${place + 1}` })}
            value={on}
            {...props.wrong}
            onChange={({ target }) => onChange(days.map((each, at) => (at === place ? target.value : each)))}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('removeMakeup', { number, place: place + 1 })}
            onClick={() => onChange(days.filter((_, at) => at !== place))}
          />
        </span>
      ))}
      <Button
        type="link"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        aria-label={t('addMakeupTo', { number })}
        onClick={() => onChange([...days, ''])}
      >
        {t('addMakeup')}
      </Button>
    </div>
  )
}
