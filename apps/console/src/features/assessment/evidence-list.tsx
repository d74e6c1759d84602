import { Button } from 'antd'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import styles from './evidence.module.css'
import type { EvidenceItem, EvidencePage } from './operations'
import { useAssessmentTexts } from './texts'

/** Pieces of evidence; where a deadline decided, every step of its reckoning. `limit` = the most that can be shown here. */
export function EvidenceList(props: { items: EvidencePage; onMore: () => void; limit: number }) {
  const t = useAssessmentTexts()
  const { items } = props
  const rest = Math.min(items.totalCount, props.limit) - items.edges.length
  return (
    <>
      <ol className={styles['items']}>
        {items.edges.map(({ node }) => (
          <Item key={node.key} item={node} />
        ))}
      </ol>
      {rest > 0 ? (
        <Button onClick={props.onMore}>{t('loadMore', { count: formatCount(rest) })}</Button>
      ) : null}
    </>
  )
}

function Item({ item }: { item: EvidenceItem }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  return (
    <li className={styles['item']}>
      <p className={styles['itemHead']}>
        <strong>{say(item.title)}</strong>
        {item.at ? <time dateTime={item.at}>{formatInstant(item.at)}</time> : null}
      </p>
      {item.detail ? <p>{say(item.detail)}</p> : null}
      {item.steps.length > 0 ? (
        <details className={styles['why']} open>
          <summary>{t('why')}</summary>
          <ol>
            {item.steps.map((step) => (
              <li key={step.zh}>{say(step)}</li>
            ))}
          </ol>
        </details>
      ) : null}
      <p className={styles['itemFoot']}>
        <code>{item.key}</code>
        {item.url ? (
          <a href={item.url} target="_blank" rel="noreferrer noopener">
            {t('link')}
          </a>
        ) : null}
      </p>
    </li>
  )
}
