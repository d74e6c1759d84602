import { Copyable } from '../../ui/copyable'
import { Notice } from '../../ui/meaning'
import styles from './people.module.css'
import { usePeopleTexts } from './texts'

/** A one-time link to hand over, once; `secret` is null when it was shown before. */
export function LinkShown({ secret }: { secret: string | null }) {
  const t = usePeopleTexts()
  if (secret === null) return <Notice meaning="unknown">{t('linkGone')}</Notice>
  return (
    <Notice meaning="active" title={t('link')} role="status">
      <p className={styles['link']}>
        <Copyable label={t('link')} value={`${location.origin}/invitation#${secret}`} />
      </p>
      <p>{t('linkText')}</p>
    </Notice>
  )
}
