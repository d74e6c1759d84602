import { Button } from 'antd'
import styles from './narrowed.module.css'
import { useUiTexts } from './texts'

/** What a link has narrowed a list to, where the list has no control for it: said, and taken back by a press. */
export function Narrowed({ children, onRemove }: { children: string; onRemove: () => void }) {
  const t = useUiTexts()
  return (
    <span className={styles['narrowed']}>
      {children}
      <Button size="small" type="text" aria-label={t('removeFilter', { name: children })} onClick={onRemove}>
        <span aria-hidden>×</span>
      </Button>
    </span>
  )
}
