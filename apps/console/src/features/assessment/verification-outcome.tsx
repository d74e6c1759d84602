import { DataTable } from '../../ui/data-table'
import { Facts } from '../../ui/facts'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Notice } from '../../ui/meaning'
import type { LatestVerification } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'

type Difference = LatestVerification['differences'][number]

/** The parts of a run that may differ, as the server names them. */
const parts = [
  'facts',
  'unit',
  'account',
  'lines',
  'standing',
  'rows',
  'facts_digest',
  'result_digest',
] as const
const isPart = (what: string): what is (typeof parts)[number] => parts.some((part) => part === what)

/** What a verification came to: the digests it compared and, where they differ, which rows do. */
export function VerificationOutcome({ verification }: { verification: LatestVerification }) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const by = t('by', {
    name: verification.requestedBy.name,
    at: formatInstant(verification.endedAt ?? verification.requestedAt),
  })
  switch (verification.state) {
    case 'AGREED':
    case 'DIFFERS':
      return <Compared verification={verification} by={by} />
    case 'FAILED':
      return (
        <Notice meaning="deduction" title={t('verifyFailed')} role="alert">
          <p>{verification.failure ? say(verification.failure.message) : null}</p>
          <p>{by}</p>
        </Notice>
      )
    default:
      return (
        <Notice meaning="unknown" title={t('verifyCancelled')}>
          {by}
        </Notice>
      )
  }
}

function Compared({ verification, by }: { verification: LatestVerification; by: string }) {
  const t = useAssessmentTexts()
  const agreed = verification.state === 'AGREED'
  return (
    <>
      <Notice meaning={agreed ? 'bonus' : 'veto'} title={t(agreed ? 'verified' : 'differs')} role="status">
        <p>{by}</p>
        <Facts
          items={[
            [t('storedDigest'), <code key="stored">{verification.storedDigest}</code>],
            [t('recomputedDigest'), <code key="recomputed">{verification.recomputedDigest}</code>],
          ]}
        />
      </Notice>
      {agreed ? null : <Differences rows={verification.differences} />}
    </>
  )
}

function Differences({ rows }: { rows: readonly Difference[] }) {
  const t = useAssessmentTexts()
  const value = (text: string) => <code className={styles['difference']}>{text}</code>
  return (
    <div>
      <h3>{t('differences')}</h3>
      <DataTable<Difference>
        caption={t('differences')}
        rows={rows}
        rowKey={(row) => [row.unit, row.account, row.what, row.stored, row.recomputed].join('\n')}
        heading="at"
        minWidth={40}
        columns={[
          {
            key: 'at',
            title: t('differenceAt'),
            cell: (row) => [row.unit || t('wholeRun'), row.account].filter(Boolean).join(' · '),
          },
          {
            key: 'what',
            title: t('differenceWhat'),
            cell: (row) => (isPart(row.what) ? t(`D_${row.what}`) : row.what),
            width: 7,
          },
          { key: 'stored', title: t('differenceStored'), cell: (row) => value(row.stored), wrap: true },
          {
            key: 'recomputed',
            title: t('differenceRecomputed'),
            cell: (row) => value(row.recomputed),
            wrap: true,
          },
        ]}
      />
    </div>
  )
}
