import { useBilingual } from '../../ui/language'
import { Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import type { AccountResult } from './operations'
import styles from './score-page.module.css'
import { useAssessmentTexts } from './texts'

/** What could not be judged: it costs nothing and is not hidden. */
export function UnknownPanel(props: {
  unknowns: AccountResult['unknowns']
  onOpen: (indicator: string) => void
}) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  if (props.unknowns.length === 0) return null
  return (
    <Panel title={t('unknownTitle')} extra={t('unknownText')}>
      <ul className={styles['unknowns']}>
        {props.unknowns.map((unknown) => (
          <li key={`${unknown.indicator.key}-${unknown.evidence.kind}`}>
            <button
              type="button"
              className={styles['linkButton']}
              onClick={() => props.onOpen(unknown.indicator.key)}
            >
              {say(unknown.indicator.title)}
            </button>
            <span className={styles['periods']}>
              {unknown.evidence.keys.map((key) => (
                <Tag key={key} meaning="unknown">
                  {key}
                </Tag>
              ))}
            </span>
            <span>{say(unknown.why)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
