import { DataTable } from '../../ui/data-table'
import { Facts } from '../../ui/facts'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Notice } from '../../ui/meaning'
import type { LatestVerification } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'
import { useVerificationTexts } from './verification-texts'

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
  const v = useVerificationTexts()
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
        <Notice meaning="deduction" title={v('verifyFailed')} role="alert">
          <p>{verification.failure ? say(verification.failure.message) : null}</p>
          <p>{by}</p>
        </Notice>
      )
    default:
      return (
        <Notice meaning="unknown" title={v('verifyCancelled')}>
          {by}
        </Notice>
      )
  }
}

function Compared({ verification, by }: { verification: LatestVerification; by: string }) {
  const v = useVerificationTexts()
  const agreed = verification.state === 'AGREED'
  return (
    <>
      <Notice meaning={agreed ? 'bonus' : 'veto'} title={v(agreed ? 'verified' : 'differs')} role="status">
        <p>{by}</p>
        <Facts
          items={[
            [v('storedDigest'), <code key="stored">{verification.storedDigest}</code>],
            [v('recomputedDigest'), <code key="recomputed">{verification.recomputedDigest}</code>],
          ]}
        />
      </Notice>
      {agreed ? null : <Differences rows={verification.differences} />}
    </>
  )
}

function Differences({ rows }: { rows: readonly Difference[] }) {
  const v = useVerificationTexts()
  const value = (text: string) => <code className={styles['difference']}>{text}</code>
  return (
    <div>
      <h3>{v('differences')}</h3>
      <DataTable<Difference>
        caption={v('differences')}
        rows={rows}
        rowKey={(row) => [row.unit, row.account, row.what, row.stored, row.recomputed].join('\n')}
        heading="at"
        minWidth={40}
        columns={[
          {
            key: 'at',
            title: v('differenceAt'),
            cell: (row) => [row.unit || v('wholeRun'), row.account].filter(Boolean).join(' · '),
          },
          {
            key: 'what',
            title: v('differenceWhat'),
            cell: (row) => (isPart(row.what) ? v(`D_${row.what}`) : row.what),
            width: 7,
          },
          { key: 'stored', title: v('differenceStored'), cell: (row) => value(row.stored), wrap: true },
          {
            key: 'recomputed',
            title: v('differenceRecomputed'),
            cell: (row) => value(row.recomputed),
            wrap: true,
          },
        ]}
      />
    </div>
  )
}
