import { Form, Input } from 'antd'

/** A day to be typed or picked, within bounds that are days too. */
export function DayField(props: {
  id: string
  label: string
  value: string
  onChange: (day: string) => void
  min?: string | undefined
  max?: string | undefined
  required?: boolean
}) {
  const { id, label, min, max, value } = props
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input
        id={id}
        type="date"
        min={min}
        max={max}
        value={value}
        onChange={(event) => props.onChange(event.target.value)}
        required={props.required ?? false}
      />
    </Form.Item>
  )
}
