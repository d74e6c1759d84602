import styles from './list.module.css'
import { useListTexts } from './texts'

/** The keys of a list and what they do. */
export default function KeysHelp({ selectable }: { selectable: boolean }) {
  const t = useListTexts()
  const keys = [
    [['j', 'k', '↓', '↑'], t('keyMove')],
    [['Enter'], t('keyOpen')],
    ...(selectable ? [[['x'], t('keySelect')] as const] : []),
    [['/'], t('keySearch')],
    [['n', 'p'], t('keyPages')],
    [['?'], t('keyHelp')],
    [['Esc'], t('keyLeave')],
  ] as const
  return (
    <>
      <h3>{t('keysTitle')}</h3>
      <dl className={styles['keys']}>
        {keys.map(([each, does]) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              {each.map((key, index) => (
                <span key={key}>
                  {index > 0 ? ' ' : ''}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
