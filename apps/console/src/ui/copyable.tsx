import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { copyText } from './copy-text'
import styles from './copyable.module.css'
import { useUiTexts } from './texts'

/** A code meant for copying: a digest, an id. `short` shows only its beginning; all of it is copied. */
export function Copyable({ value, label, short }: { value: string; label: string; short?: boolean }) {
  const t = useUiTexts()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <span className={styles['copyable']}>
      <code title={value}>{short ? `${value.slice(0, 12)}…` : value}</code>
      <Button
        type="text"
        size="small"
        aria-label={`${t(copied ? 'copied' : 'copy')}: ${label}`}
        icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        onClick={() => void copy()}
      />
    </span>
  )
}
