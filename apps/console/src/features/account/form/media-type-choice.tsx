import { mediaTypeTitles } from '@zhengmei/domain/account'
import { Radio } from 'antd'
import { useBilingual } from '../../../ui/language'

type MediaType = 'TEXT' | 'VIDEO'

/** Text and image, or video. */
export default function MediaTypeChoice(props: {
  label: string
  value: MediaType
  onChange: (type: MediaType) => void
}) {
  const say = useBilingual()
  return (
    <Radio.Group
      aria-label={props.label}
      value={props.value}
      options={(['TEXT', 'VIDEO'] as const).map((value) => ({
        value,
        label: say(mediaTypeTitles[value.toLowerCase() as Lowercase<typeof value>]),
      }))}
      onChange={({ target }) => props.onChange(target.value)}
    />
  )
}
