import { CheckOutlined, CodeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { type DescribedRead, requestOf } from '../../graphql'
import { copyText } from '../../ui/copy-text'
import styles from './downloads.module.css'
import { useDownloadTexts } from './texts'

/**
 * Copies what the list on screen asks the server: the document, and above it as comments the address, the token that is needed and the
 * variables. So it can be pasted into any GraphQL client as it is.
 */
export function CopyRequest({ read }: { read: DescribedRead }) {
  const t = useDownloadTexts()
  const [copied, setCopied] = useState(false)
  const request = requestOf(read)
  if (!request) return null
  const text = [
    `# POST ${location.origin}/graphql`,
    `# Authorization: Bearer <${t('tokenHere')}>`,
    `# variables: ${JSON.stringify(request.variables)}`,
    request.query,
  ].join('\n')
  return (
    <div className={styles['made']}>
      <Button
        icon={copied ? <CheckOutlined aria-hidden /> : <CodeOutlined aria-hidden />}
        onClick={() => void copyText(text).then(() => setCopied(true))}
      >
        {t(copied ? 'copied' : 'copyRequest')}
      </Button>
      <span className={styles['hint']}>{t('requestHint')}</span>
    </div>
  )
}
