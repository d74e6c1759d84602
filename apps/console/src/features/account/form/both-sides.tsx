import { mediaTypeTitles } from '@zhengmei/domain/account'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import { type Draft, type EditableField, merged, sidesOf } from './draft'
import styles from './form.module.css'
import { useFormTexts } from './texts'

/** What two people made of one file: where both changed the same field, one side is chosen; nothing is lost without being seen. */
export function BothSides(props: {
  who: string | null
  opened: Draft
  mine: Draft
  current: Draft
  saving: boolean
  onChosen: (chosen: Draft) => void
}) {
  const t = useFormTexts()
  const wordsOf = useValues()
  const { opened, mine, current } = props
  const { contested, theirs } = sidesOf(opened, mine, current)
  const [leftToThem, setLeftToThem] = useState<ReadonlySet<EditableField>>(new Set())
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('input, button')?.focus(), [])
  const nameOf = (field: EditableField) => t(field)
  const choose = (field: EditableField, isTheirs: boolean) => {
    const next = new Set(leftToThem)
    if (isTheirs) next.add(field)
    else next.delete(field)
    setLeftToThem(next)
  }
  const side = (field: EditableField, isTheirs: boolean) => (
    <label>
      <input
        type="radio"
        name={`side-${field}`}
        aria-label={t(isTheirs ? 'keepTheirs' : 'keepMine', { field: nameOf(field) })}
        checked={leftToThem.has(field) === isTheirs}
        onChange={() => choose(field, isTheirs)}
      />
      {wordsOf(isTheirs ? current : mine, field)}
    </label>
  )
  return (
    <div ref={place}>
      <Notice meaning="deadline" role="alert" title={t('conflict', { who: props.who ?? t('somebody') })}>
        <p>{t('conflictText')}</p>
        {contested.length > 0 ? (
          <table className={styles['sides']}>
            <thead>
              <tr>
                <th scope="col">{t('field')}</th>
                <th scope="col">{t('mine')}</th>
                <th scope="col">{t('theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {contested.map((field) => (
                <tr key={field}>
                  <th scope="row">{nameOf(field)}</th>
                  <td>{side(field, false)}</td>
                  <td>{side(field, true)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {theirs.length > 0 ? (
          <p>
            {t('alsoChanged', {
              fields: theirs.map((field) => `${nameOf(field)} → ${wordsOf(current, field)}`).join('；'),
            })}
          </p>
        ) : null}
        <Button
          type="primary"
          loading={props.saving}
          onClick={() => props.onChosen(merged(mine, current, opened, leftToThem))}
        >
          {t('saveChosen')}
        </Button>
      </Notice>
    </div>
  )
}

/** Values of fields in words. */
function useValues(): (draft: Draft, field: EditableField) => string {
  const t = useFormTexts()
  const say = useBilingual()
  return (draft, field) => {
    if (field === 'mediaType')
      return say(mediaTypeTitles[draft.mediaType.toLowerCase() as keyof typeof mediaTypeTitles])
    if (field === 'main') return t(draft.main ? 'isMain' : 'isBranch')
    if (field === 'operator') return draft.operator?.name ?? t('noOperator')
    return draft[field].trim() || t('nothing')
  }
}
