import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Drawer } from '../../ui/drawer'
import { Facts } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Effect, Tag } from '../../ui/meaning'
import styles from './evidence.module.css'
import { EvidenceList } from './evidence-list'
import {
  type AccountEvidence,
  accountEvidenceQuery,
  type EvidencePage,
  editionRulesQuery,
  type Step,
  unitEvidenceQuery,
} from './operations'
import { useAssessmentTexts } from './texts'

type Indicator = NonNullable<Step['indicator']>

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

/** The first look is short; whoever reads on gets as many as the server gives at once. */
const firstPage = 20
const furtherPage = 100

interface Subject {
  readonly of: 'account' | 'unit'
  readonly runId: string
  readonly subjectId: string
  readonly indicator: Indicator
}

/** Everything behind one indicator, from one place of its lists on. */
function useEvidence({ of, runId, subjectId, indicator }: Subject, first: number, after?: string) {
  const variables = { runId, subjectId, indicator: indicator.key, first, after }
  const ofAccount = useQuery({
    ...accountEvidenceQuery(variables),
    enabled: of === 'account',
    select: ({ accountResult }) => ({
      lines: accountResult?.lines ?? [],
      unknowns: accountResult?.unknowns ?? [],
    }),
  })
  const ofUnit = useQuery({
    ...unitEvidenceQuery(variables),
    enabled: of === 'unit',
    select: ({ unitResult }) => ({ lines: unitResult?.lines ?? [], unknowns: [] }),
  })
  return of === 'account' ? ofAccount : ofUnit
}

type AllEvidence = Pick<AccountEvidence, 'lines' | 'unknowns'>
/** One of the lists of evidence, found again on a further page. */
type Section = (all: AllEvidence) => EvidencePage | undefined

function Evidence(props: Subject) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const evidence = useEvidence(props, firstPage)
  const listOf = (page: EvidencePage, section: Section) => (
    <EvidenceList
      page={page}
      further={(after, before) => (
        <FurtherEvidence subject={props} section={section} after={after} before={before} />
      )}
    />
  )
  return (
    <Loaded query={evidence}>
      {({ lines, unknowns }) => (
        <>
          {lines.map((line, index) => (
            <section key={`line-${line.points}-${line.evidence.kind}`} aria-label={t('evidence')}>
              <h3 className={styles['heading']}>
                {t('evidence')} <Tag>{t('occurrences', { count: line.occurrences })}</Tag>{' '}
                <Effect points={line.points} />
              </h3>
              {listOf(line.evidence.items, (all) => all.lines[index]?.evidence.items)}
            </section>
          ))}
          {unknowns.map((unknown, index) => (
            <section key={unknown.evidence.keys.join()} aria-label={t('unknownTitle')}>
              <h3 className={styles['heading']}>
                {t('unknownTitle')} <Tag meaning="unknown">{t('unknowns')}</Tag>
              </h3>
              <p className={styles['quiet']}>{say(unknown.why)}</p>
              {listOf(unknown.evidence.items, (all) => all.unknowns[index]?.evidence.items)}
            </section>
          ))}
          {lines.length + unknowns.length === 0 ? <Nothing title={t('noEvidence')} /> : null}
        </>
      )}
    </Loaded>
  )
}

/** The evidence of one list behind `before` pieces that are shown already. */
function FurtherEvidence(props: { subject: Subject; section: Section; after: string; before: number }) {
  const { subject, section, after, before } = props
  const evidence = useEvidence(subject, furtherPage, after)
  return (
    <Loaded query={evidence} lines={3}>
      {(all) => {
        const page = section(all)
        return page ? (
          <EvidenceList
            page={page}
            before={before}
            further={(next, shown) => (
              <FurtherEvidence subject={subject} section={section} after={next} before={shown} />
            )}
          />
        ) : null
      }}
    </Loaded>
  )
}
