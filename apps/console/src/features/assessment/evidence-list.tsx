import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import styles from './evidence.module.css'
import type { EvidenceItem, EvidencePage } from './operations'
import { useAssessmentTexts } from './texts'

/**
 * Pieces of evidence, `before` of the same list stand above; where a deadline decided, every step of its reckoning. `further` shows
 * those behind a cursor, once they are asked for.
 */
export function EvidenceList(props: {
  page: EvidencePage
  before?: number
  further: (after: string, before: number) => ReactNode
}) {
  const t = useAssessmentTexts()
  const [after, setAfter] = useState<string>()
  const { edges, totalCount, pageInfo } = props.page
  const shown = (props.before ?? 0) + edges.length
  const { endCursor } = pageInfo
  const more =
    pageInfo.hasNextPage && endCursor ? (
      <Button onClick={() => setAfter(endCursor)}>
        {t('loadMore', { count: formatCount(totalCount - shown) })}
      </Button>
    ) : null
  return (
    <>
      <ol className={styles['items']}>
        {edges.map(({ node }) => (
          <Item key={node.key} item={node} />
        ))}
      </ol>
      {after === undefined ? more : props.further(after, shown)}
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
