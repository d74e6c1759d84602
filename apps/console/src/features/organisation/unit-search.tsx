import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react'
import { useOrganisationTexts } from './texts'
import { nodesQuery } from './tree-operations'
import styles from './unit-tree.module.css'

/** Finds a unit of the tree by name or code; the tree opens the way to the one that is chosen. */
export function UnitSearch({ on, onChoose }: { on: string | undefined; onChoose: (id: string) => void }) {
  const t = useOrganisationTexts()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const sought = useDeferredValue(useSettled(typed.trim()))
  const found = useQuery({
    ...nodesQuery(sought, on),
    enabled: sought !== '',
    placeholderData: keepPreviousData,
  })
  const hits = typed.trim() === '' ? [] : (found.data?.organisationNodes ?? [])
  const open = typed.trim() !== '' && found.data !== undefined
  const choose = (id: string | undefined) => {
    if (id === undefined) return
    onChoose(id)
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') choose(hits[active]?.id)
    else if (event.key === 'Escape') setTyped('')
    else return
    event.preventDefault()
  }
  return (
    <div className={styles['search']}>
      <Input
        prefix={<SearchOutlined aria-hidden />}
        role="combobox"
        aria-label={t('searchUnits')}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && hits[active] ? `${listId}-${hits[active].id}` : undefined}
        placeholder={t('searchUnits')}
        value={typed}
        allowClear
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <div id={listId} role="listbox" aria-label={t('units')} className={styles['hits']}>
          {hits.map((hit, index) => (
            <div
              key={hit.id}
              id={`${listId}-${hit.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles['hit']}
              onMouseDown={(event) => {
                event.preventDefault()
                choose(hit.id)
              }}
            >
              {hit.name}
              <code>{hit.code}</code>
            </div>
          ))}
          {hits.length === 0 ? <div className={styles['none']}>{t('noUnits')}</div> : null}
        </div>
      ) : null}
    </div>
  )
}

/** A value once it has rested for a moment, so that not every sign is asked about. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 200)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
