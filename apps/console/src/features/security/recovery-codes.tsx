import { Notice } from '../../ui/meaning'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

/** Recovery codes, the one time that they are shown. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useSecurityTexts()
  return (
    <Notice meaning="deadline" title={t('recoveryTitle')} role="status">
      {t('recoveryText')}
      <ul className={styles['codes']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
