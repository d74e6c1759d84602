import { FrontPage } from './front-page'
import styles from './front-page.module.css'
import { useFurtherTexts } from './further-texts'

/** Recovery codes after the second step was set up at the door, shown this once. */
export default function SavedCodes({ codes, onOn }: { codes: readonly string[]; onOn: () => void }) {
  const t = useFurtherTexts()
  return (
    <FrontPage title={t('codesTitle')}>
      <p className={styles['notice']}>{t('codesText')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" className={styles['submit']} onClick={onOn}>
        {t('codesSaved')}
      </button>
    </FrontPage>
  )
}
