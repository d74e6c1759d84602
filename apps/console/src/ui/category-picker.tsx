import { categoryTitle, usualCategories } from '@zhengmei/domain/org'
import { Select } from 'antd'
import { useState } from 'react'
import { useBilingual } from './language'

/** A category by its name: one of the usual ones, or one of the data's own that is typed. */
export function CategoryPicker(props: {
  id?: string
  label: string
  /** What no choice means. */
  none: string
  value: string | undefined
  onChange: (category: string | undefined) => void
}) {
  const say = useBilingual()
  const [typed, setTyped] = useState('')
  const own = [props.value ?? '', typed.trim()].filter((each) => each !== '')
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      aria-label={props.label}
      placeholder={props.none}
      allowClear
      showSearch={{ searchValue: typed, onSearch: setTyped, optionFilterProp: 'label' }}
      value={props.value}
      onChange={(chosen: string | undefined) => {
        setTyped('')
        props.onChange(chosen)
      }}
      options={[...new Set([...usualCategories, ...own])].map((category) => ({
        value: category,
        label: say(categoryTitle(category)),
      }))}
      style={{ minWidth: '10rem' }}
    />
  )
}
