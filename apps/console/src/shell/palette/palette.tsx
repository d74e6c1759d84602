import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { searchQuery } from '../../features/search'
import type { Viewer } from '../../features/session'
import { useBilingual } from '../../ui/language'
import { useReason } from '../../ui/loaded'
import { useShellTexts } from '../texts'
import { choicesFor } from './choices'
import styles from './palette.module.css'
import { recentPages } from './recent'

/** How long after the last key the server is asked. */
const pauseMs = 120

/**
 * Ctrl+K: from anywhere to a unit, an account, a page, or what one can begin. A combobox whose list is always there: the focus stays in
 * the field, up and down choose, Enter goes, Escape gives the focus back to where it was.
 */
export default function Palette({ viewer, onClose }: { viewer: Viewer; onClose: () => void }) {
  const t = useShellTexts()
  const say = useBilingual()
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [sought, setSought] = useState('')
  const [active, setActive] = useState(0)
  const recent = useMemo(recentPages, [])
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const search = useQuery({
    ...searchQuery(sought),
    enabled: sought !== '',
    placeholderData: keepPreviousData,
  })
  const found = sought === '' || typed.trim() === '' ? [] : (search.data?.search ?? [])
  const reason = useReason(search.error)
  const choices = choicesFor(viewer, typed, say, { recent, found })
  const chosen = choices[Math.min(active, choices.length - 1)]
  const optionId = (index: number) => `${id}-${index}`
  /** Closes at once: a dialog that closes by itself says so only later, and a Ctrl+K in between would be lost. */
  const leave = () => {
    dialog.current?.close()
    onClose()
  }
  const go = (href: string) => {
    leave()
    router.history.push(href)
  }
  const move = (index: number) => {
    setActive(index)
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = choices.length - 1
    const present = Math.min(active, last)
    if (event.key === 'ArrowDown') move(present >= last ? 0 : present + 1)
    else if (event.key === 'ArrowUp') move(present <= 0 ? last : present - 1)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // What was typed a moment ago is what is meant: the list may still be that of the word before.
      if (chosen && typed.trim() === sought && !search.isPlaceholderData) go(chosen.href)
    } else return
    event.preventDefault()
  }
  const waiting = typed.trim() !== sought || (sought !== '' && (search.isPending || search.isPlaceholderData))
  return (
    <dialog
      ref={dialog}
      className={styles['palette']}
      aria-label={t('find')}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === dialog.current) leave()
      }}
    >
      <div className={styles['body']}>
        <input
          type="text"
          role="combobox"
          aria-label={t('find')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? optionId(choices.indexOf(chosen)) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('findWhat')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('found')}
          aria-busy={waiting}
          className={styles['list']}
        >
          {choices.map((choice, index) => (
            <div key={choice.id}>
              {choice.group === choices[index - 1]?.group ? null : (
                <div className={styles['group']} aria-hidden="true">
                  {t(choice.group)}
                </div>
              )}
              <div
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={choice === chosen}
                className={styles['choice']}
                onPointerMove={() => setActive(index)}
                onClick={() => go(choice.href)}
                onKeyDown={undefined}
              >
                <span>{choice.label}</span>
                {choice.note ? <span className={styles['note']}>{choice.note}</span> : null}
              </div>
            </div>
          ))}
        </div>
        <p className={styles['foot']} role="status">
          {search.error ? reason : waiting ? t('finding') : t('findCount', { count: choices.length })}
          <span aria-hidden="true">{t('findKeys')}</span>
        </p>
      </div>
    </dialog>
  )
}
