import { auditActionTitles, auditObjectTitles, auditStreamTitles } from '@zhengmei/domain/audit'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useBilingual } from '../../ui/language'
import { Toolbar } from '../../ui/page'
import { SearchBox } from '../../ui/search-box'
import styles from './audit.module.css'
import type { AuditFilter } from './operations'
import { useAuditTexts } from './texts'

type Key = keyof AuditFilter
type Values = Partial<Record<Key, string>>

const rare = ['objectType', 'objectId', 'address', 'requestId', 'tokenId'] as const

/** What is asked for; it lives in the address, so a list can be handed on as a link. */
export function Filters({ values, onChange }: { values: Values; onChange: (change: Values) => void }) {
  const t = useAuditTexts()
  const say = useBilingual()
  const [more, setMore] = useState(rare.some((key) => values[key]))
  const select = (key: Key, titles: Readonly<Record<string, { zh: string; en: string }>>, width: number) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(key)}
      placeholder={t(key)}
      value={values[key] ?? null}
      onChange={(value: string | null) => onChange({ [key]: value ?? undefined })}
      options={Object.entries(titles).map(([value, title]) => ({ value, label: say(title) }))}
      style={{ width: `${width}rem` }}
    />
  )
  const day = (key: 'fromOn' | 'toOn') => (
    <Input
      aria-label={t(key)}
      type="date"
      title={t(key)}
      className={styles['day']}
      value={values[key] ?? ''}
      onChange={(event) => onChange({ [key]: event.target.value || undefined })}
    />
  )
  const search = (key: Key, label: string, width: number) => (
    <SearchBox
      key={key}
      label={label}
      width={width}
      value={values[key]}
      onSearch={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <>
      <Toolbar>
        {search('text', t('text'), 12)}
        {search('person', t('personHint'), 9)}
        {select('action', auditActionTitles, 8)}
        {select('stream', auditStreamTitles, 7.5)}
        <span className={styles['term']}>
          {day('fromOn')} – {day('toOn')}
        </span>
        <Button type="text" aria-expanded={more} onClick={() => setMore(!more)}>
          {t('more')}
        </Button>
      </Toolbar>
      {more ? (
        <Toolbar>
          {rare.map((key) =>
            key === 'objectType' ? select(key, auditObjectTitles, 9) : search(key, t(key), 11),
          )}
        </Toolbar>
      ) : null}
    </>
  )
}
