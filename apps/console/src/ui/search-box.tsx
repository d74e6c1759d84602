import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useState } from 'react'

/** Searches as one types, a moment after the last key; what it searches for is kept by whoever uses it (in the address). */
export function SearchBox(props: {
  label: string
  value: string | undefined
  onSearch: (value: string | undefined) => void
  width?: number
}) {
  const { value, onSearch } = props
  const [typed, setTyped] = useState(value ?? '')
  const [settled, setSettled] = useState(value)
  if (value !== settled) {
    setSettled(value)
    setTyped(value ?? '')
  }
  useEffect(() => {
    const wanted = typed.trim() || undefined
    if (wanted === settled) return
    const timer = setTimeout(() => {
      setSettled(wanted)
      onSearch(wanted)
    }, 250)
    return () => clearTimeout(timer)
  }, [typed, settled, onSearch])
  return (
    <Input
      allowClear
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      prefix={<SearchOutlined aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      style={{ width: `${props.width ?? 18}rem` }}
    />
  )
}
