import type { ReactNode } from 'react'
import { type Language, languages, speak, useLanguage } from '../../ui/language'
import { Mark } from '../../ui/logo'
import styles from './front-page.module.css'
import { useSessionTexts } from './texts'
import { YearFigure } from './year-figure'

/** The page before signing in: what the product is on the left, what is to be done on the right. */
export function FrontPage({ title, children }: { title: string; children: ReactNode }) {
  const t = useSessionTexts()
  const language = useLanguage()
  return (
    <div className={styles['page']}>
      <section className={styles['story']} aria-label={t('productLong')}>
        <div className={styles['brand']}>
          <Mark size={36} />
          <span className={styles['brandName']}>政媒</span>
          <span className={styles['brandLong']}>{t('productLong')}</span>
        </div>
        <div className={styles['words']}>
          <p className={styles['slogan']}>{t('slogan')}</p>
          <p className={styles['sloganText']}>{t('sloganText')}</p>
        </div>
        <YearFigure title={t('figure')} />
      </section>
      <main className={styles['work']}>
        <div className={styles['languages']}>
          {(Object.keys(languages) as Language[]).map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={each === language}
              onClick={() => speak(each)}
            >
              {languages[each]}
            </button>
          ))}
        </div>
        <div className={styles['card']}>
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  )
}
