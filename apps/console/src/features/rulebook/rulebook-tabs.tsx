import { Link } from '@tanstack/react-router'
import styles from './rulebook.module.css'
import { useRulebookTexts } from './texts'

/** The three ways to look at rules. */
export function RulebookTabs() {
  const t = useRulebookTexts()
  return (
    <nav className={styles['ways']} aria-label={t('title')}>
      <Link to="/rulebooks" activeOptions={{ exact: true }}>
        {t('reader')}
      </Link>
      <Link to="/rulebooks/comparison">{t('comparison')}</Link>
      <Link to="/rulebooks/effective">{t('effective')}</Link>
    </nav>
  )
}
