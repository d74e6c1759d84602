import { Input, Select } from 'antd'
import { usePunctuation } from '../punctuation'
import { SearchBox } from '../search-box'
import { daysIn } from './address'
import type { ListFilter } from './filters'
import styles from './list.module.css'
import { useListTexts } from './texts'

/** Texts and searches replace the step before in the browser's history: nobody goes back letter by letter. */
type Change = (text: string | undefined, options?: { readonly replace?: boolean }) => void

/** The control of one filter, by its kind. */
export function FilterControl(props: { filter: ListFilter; value: string | undefined; onChange: Change }) {
  const { filter, value, onChange } = props
  const t = useListTexts()
  const marks = usePunctuation()
  switch (filter.kind) {
    case 'text':
      return (
        <SearchBox
          label={filter.label}
          width={filter.width ?? 14}
          value={value}
          onSearch={(text) => onChange(text, { replace: true })}
        />
      )
    case 'choice':
      return (
        <OneOf
          label={filter.label}
          width={filter.width}
          value={value}
          options={[
            { value: '', label: filter.any ?? marks.colon(filter.label, t('any')) },
            ...filter.choices,
          ]}
          onChange={onChange}
        />
      )
    case 'yesNo':
      return (
        <OneOf
          label={filter.label}
          width={filter.width}
          value={value}
          options={[
            { value: '', label: filter.any ?? marks.colon(filter.label, t('any')) },
            { value: 'true', label: filter.yes },
            { value: 'false', label: filter.no },
          ]}
          onChange={onChange}
        />
      )
    case 'choices':
      return (
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={filter.label}
          placeholder={filter.label}
          value={value?.split(',') ?? []}
          options={[...filter.choices]}
          onChange={(chosen: string[]) => onChange(chosen.join() || undefined)}
          style={{ width: `${filter.width ?? 13}rem` }}
        />
      )
    case 'dates':
      return <Days label={filter.label} value={value} onChange={onChange} />
    case 'own':
      return <>{filter.control({ label: filter.label, value, onChange })}</>
  }
}

function OneOf(props: {
  label: string
  width: number | undefined
  value: string | undefined
  options: readonly { readonly value: string; readonly label: string }[]
  onChange: Change
}) {
  return (
    <Select
      aria-label={props.label}
      showSearch={props.options.length > 8 ? { optionFilterProp: 'label' } : false}
      value={props.value ?? ''}
      onChange={(chosen: string) => props.onChange(chosen || undefined)}
      options={[...props.options]}
      style={{ width: `${props.width ?? 9}rem` }}
    />
  )
}

function Days(props: { label: string; value: string | undefined; onChange: Change }) {
  const t = useListTexts()
  const { from, to } = daysIn(props.value ?? '')
  const write = (days: { from?: string | undefined; to?: string | undefined }) =>
    props.onChange(days.from || days.to ? `${days.from ?? ''}..${days.to ?? ''}` : undefined)
  const day = (name: string, value: string | undefined, set: (day: string | undefined) => void) => (
    <Input
      aria-label={name}
      title={name}
      type="date"
      className={styles['day']}
      value={value ?? ''}
      onChange={(event) => set(event.target.value || undefined)}
    />
  )
  return (
    <fieldset className={styles['days']} aria-label={props.label}>
      {day(t('from', { label: props.label }), from, (value) => write({ from: value, to }))}
      <span aria-hidden>–</span>
      {day(t('to', { label: props.label }), to, (value) => write({ from, to: value }))}
    </fieldset>
  )
}
