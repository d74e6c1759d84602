import { Form, Radio } from 'antd'
import { usePunctuation } from '../../ui/punctuation'
import { todayInShanghai } from '../../ui/today'
import { DayField } from './day-field'
import { usePeopleTexts } from './texts'

/** When something ends: at once (null), or after a last day. */
export type LastDay = string | null

/** Choosing whether something ends at once or after some day. */
export function EndChoice(props: {
  id: string
  label: string
  /** What happens at once. */
  nowText: string
  max?: string | undefined
  value: LastDay
  onChange: (value: LastDay) => void
}) {
  const t = usePeopleTexts()
  const marks = usePunctuation()
  const { value, onChange } = props
  return (
    <>
      <Form.Item>
        <Radio.Group
          aria-label={props.label}
          vertical
          value={value !== null}
          onChange={(event) => onChange(event.target.value ? todayInShanghai() : null)}
          options={[
            { value: false, label: marks.colon(t('endNow'), props.nowText) },
            { value: true, label: t('endLater') },
          ]}
        />
      </Form.Item>
      {value === null ? null : (
        <DayField
          id={props.id}
          label={t('lastDayOnly')}
          min={todayInShanghai()}
          max={props.max}
          value={value}
          onChange={onChange}
          required
        />
      )}
    </>
  )
}
