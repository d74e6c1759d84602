import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Facts } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect, Tag } from '../../ui/meaning'
import styles from './evidence.module.css'
import { EvidenceList } from './evidence-list'
import {
  type AccountEvidence,
  accountEvidenceQuery,
  editionRulesQuery,
  type Step,
  unitEvidenceQuery,
} from './operations'
import { useAssessmentTexts } from './texts'

type Indicator = NonNullable<Step['indicator']>
type Line = AccountEvidence['lines'][number]
type Unknown = AccountEvidence['unknowns'][number]

/** Behind one line: the clause that asks for it, how it is read, and every piece of evidence. */
export function EvidenceDrawer(props: {
  of: 'account' | 'unit'
  runId: string
  subjectId: string
  rulebook: { id: string; version: number }
  indicator: Indicator | undefined
  onClose: () => void
  onMove: (by: -1 | 1) => void
  canMove: readonly [back: boolean, on: boolean]
}) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const { indicator } = props
  return (
    <Drawer
      open={indicator !== undefined}
      onClose={props.onClose}
      size={560}
      title={indicator ? say(indicator.title) : ''}
      destroyOnHidden
      extra={
        <span className={styles['moves']}>
          <Button size="small" disabled={!props.canMove[0]} onClick={() => props.onMove(-1)}>
            {t('prev')}
          </Button>
          <Button size="small" disabled={!props.canMove[1]} onClick={() => props.onMove(1)}>
            {t('next')}
          </Button>
        </span>
      }
    >
      {indicator ? (
        <div className={styles['drawer']}>
          <Clause indicator={indicator} rulebook={props.rulebook} />
          <Evidence {...props} indicator={indicator} key={indicator.key} />
        </div>
      ) : null}
    </Drawer>
  )
}

function Clause({
  indicator,
  rulebook,
}: {
  indicator: Indicator
  rulebook: { id: string; version: number }
}) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const rules = useQuery(editionRulesQuery(rulebook.id, rulebook.version))
  const key = `annual.rule.${indicator.key}`
  const rule = rules.data?.rulebook?.statements.find((each) => each.key === key)
  const source = indicator.source ?? rule?.source
  return (
    <section className={styles['clause']} aria-label={t('clause')}>
      {source ? (
        <p className={styles['source']}>
          <span className={styles['document']}>{source.documentShortName}</span>
          <span>
            {source.clause}
            {source.clauseTitle ? <span className={styles['quiet']}> {source.clauseTitle}</span> : null}
          </span>
        </p>
      ) : null}
      <Facts
        items={[
          rule ? [t('value'), say(rule.valueText)] : null,
          rule?.interpretation ? [t('interpretation'), say(rule.interpretation)] : null,
          [
            t('rule'),
            <Link
              key="rulebook"
              to="/rulebooks/$rulebookId"
              params={{ rulebookId: rulebook.id }}
              search={{ version: rulebook.version, key }}
            >
              <code>{key}</code>
            </Link>,
          ],
        ]}
      />
    </section>
  )
}

const pageSize = 20

function Evidence(props: { of: 'account' | 'unit'; runId: string; subjectId: string; indicator: Indicator }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const [shown, setShown] = useState(pageSize)
  const variables = {
    runId: props.runId,
    subjectId: props.subjectId,
    indicator: props.indicator.key,
    first: Math.min(shown, 100),
  }
  const ofAccount = useQuery({
    ...accountEvidenceQuery(variables),
    enabled: props.of === 'account',
    placeholderData: keepPreviousData,
  })
  const ofUnit = useQuery({
    ...unitEvidenceQuery(variables),
    enabled: props.of === 'unit',
    placeholderData: keepPreviousData,
  })
  const read = (lines: readonly Line[], unknowns: readonly Unknown[]) => (
    <>
      {lines.map((line) => (
        <section key={`line-${line.points}-${line.evidence.kind}`} aria-label={t('evidence')}>
          <h3 className={styles['heading']}>
            {t('evidence')} <Tag>{t('occurrences', { count: line.occurrences })}</Tag>{' '}
            <Effect points={line.points} />
          </h3>
          <EvidenceList items={line.evidence.items} onMore={() => setShown(shown + 80)} limit={100} />
        </section>
      ))}
      {unknowns.map((unknown) => (
        <section key={unknown.evidence.keys.join()} aria-label={t('unknownTitle')}>
          <h3 className={styles['heading']}>
            {t('unknownTitle')} <Tag meaning="unknown">{t('unknowns')}</Tag>
          </h3>
          <p className={styles['quiet']}>{say(unknown.why)}</p>
          <EvidenceList items={unknown.evidence.items} onMore={() => setShown(shown + 80)} limit={100} />
        </section>
      ))}
      {lines.length + unknowns.length === 0 ? <Nothing title={t('noEvidence')} /> : null}
    </>
  )
  return props.of === 'account' ? (
    <Loaded query={ofAccount}>
      {(data) => read(data.accountResult?.lines ?? [], data.accountResult?.unknowns ?? [])}
    </Loaded>
  ) : (
    <Loaded query={ofUnit}>{(data) => read(data.unitResult?.lines ?? [], [])}</Loaded>
  )
}
