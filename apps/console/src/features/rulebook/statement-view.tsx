import type { ReactNode } from 'react'
import { useBilingual } from '../../ui/language'
import type { Statement } from './operations'
import styles from './rulebook.module.css'
import { useRulebookTexts } from './texts'

/** One value: what it is, how much, where it stands, how it is read. */
export function StatementView(props: { statement: Statement; here?: boolean; beside?: ReactNode }) {
  const t = useRulebookTexts()
  const say = useBilingual()
  const { statement } = props
  const { source } = statement
  return (
    <article className={styles['statement']} id={statement.key} data-here={props.here}>
      <div>
        <h3>{say(statement.title)}</h3>
        <code>{statement.key}</code>
      </div>
      <p className={styles['valueText']}>{say(statement.valueText)}</p>
      <div>
        <p className={styles['clause']}>
          <span className={styles['document']}>{source.documentShortName}</span>
          <span>{source.clause}</span>
          {source.clauseTitle ? <span className={styles['quiet']}>{source.clauseTitle}</span> : null}
        </p>
        <p className={styles['quiet']}>
          {statement.effectiveTo
            ? t('effectiveClosed', { from: statement.effectiveFrom, to: statement.effectiveTo })
            : t('effectiveSpan', { from: statement.effectiveFrom })}
        </p>
        {props.beside}
      </div>
      {statement.interpretation ? (
        <p className={styles['reading']}>
          <b>{t('interpretation')}</b>
          {say(statement.interpretation)}
        </p>
      ) : null}
    </article>
  )
}
