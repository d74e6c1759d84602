import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { gqlMutation, useFollowed } from '../../graphql'
import { DataTable } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Loaded } from '../../ui/loaded'
import { type Meaning, StateMark } from '../../ui/meaning'
import { Pager } from '../../ui/pager'
import { Problem, refusalOf } from '../../ui/problem'
import { FollowedMark, UnderWay } from '../../ui/under-way'
import {
  cancelVerificationDocument,
  type LatestVerification,
  type Run,
  type VerificationRow,
  verificationProgressDocument,
  verificationsQuery,
  verifyRunDocument,
} from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'
import { VerificationOutcome } from './verification-outcome'
import { useVerificationTexts } from './verification-texts'

const pageSize = 10
/** What a change of a verification makes stale. */
const verificationOperations = ['RunVerifications'] as const

const isUnderWay = ({ state }: { state: VerificationRow['state'] }): boolean =>
  state === 'PLANNED' || state === 'RUNNING'

/** The verifications of a sealed run: the latest with its outcome or its progress, the way to ask for another, and those before. */
export function Verifications({ run }: { run: Run }) {
  const search = useSearch({ from: '/signed-in/assessments/$runId' })
  const variables = { id: run.id, first: pageSize, after: search.after }
  const query = useQuery(verificationsQuery(variables))
  return (
    <Loaded query={query} lines={3}>
      {({ assessmentRun }) => {
        const latest = assessmentRun?.latestVerification
        const page = assessmentRun?.verifications
        return (
          <div className={styles['progress']}>
            {latest && isUnderWay(latest) ? (
              <VerificationProgress verification={latest} variables={variables} />
            ) : (
              <>
                {run.viewerCanVerify ? <Verify run={run} /> : null}
                {latest ? <VerificationOutcome verification={latest} /> : null}
              </>
            )}
            {page && page.totalCount > 1 ? <Earlier page={page} after={search.after} /> : null}
          </div>
        )
      }}
    </Loaded>
  )
}

function Verify({ run }: { run: Run }) {
  const v = useVerificationTexts()
  const queryClient = useQueryClient()
  const verify = useMutation(gqlMutation(queryClient, verifyRunDocument, verificationOperations))
  return (
    <>
      <div>
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({ id: run.id })}>
          {v('verify')}
        </Button>
      </div>
      <Problem refusal={refusalOf(verify.data?.verifyAssessmentRun)} error={verify.error} />
    </>
  )
}

function VerificationProgress(props: {
  verification: LatestVerification
  variables: Parameters<typeof verificationsQuery>[0]
}) {
  const t = useAssessmentTexts()
  const v = useVerificationTexts()
  const queryClient = useQueryClient()
  const { verification } = props
  const { id, state } = verification
  const { broken } = useFollowed(verificationProgressDocument, { id }, verificationsQuery(props.variables))
  const cancel = useMutation(gqlMutation(queryClient, cancelVerificationDocument, verificationOperations))
  return (
    <UnderWay
      label={v(state === 'PLANNED' ? 'verifyingWaits' : 'verifying')}
      progress={verification.progress}
      ending={{
        possible: verification.viewerCanCancel,
        requested: verification.cancelRequestedAt !== null,
        question: v('verifyCancelAsk'),
        yes: v('verifyCancel'),
        no: v('verifyKeep'),
        busy: cancel.isPending,
        onYes: () => cancel.mutate({ id }),
        refusal: refusalOf(cancel.data?.cancelRunVerification),
        error: cancel.error,
      }}
    >
      <div className={styles['progressFoot']}>
        <span>
          {t('by', { name: verification.requestedBy.name, at: formatInstant(verification.requestedAt) })}
        </span>
        <FollowedMark broken={broken} />
      </div>
    </UnderWay>
  )
}

const meanings: Readonly<Record<VerificationRow['state'], Meaning>> = {
  PLANNED: 'plain',
  RUNNING: 'active',
  AGREED: 'bonus',
  DIFFERS: 'veto',
  CANCELLED: 'unknown',
  FAILED: 'deduction',
}

function Earlier(props: {
  page: Parameters<typeof Pager>[0]['page'] & {
    readonly edges: readonly { readonly node: VerificationRow }[]
  }
  after: string | undefined
}) {
  const t = useAssessmentTexts()
  const v = useVerificationTexts()
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const { page, after } = props
  return (
    <div>
      <h3>{v('verifications')}</h3>
      <DataTable<VerificationRow>
        caption={v('verifications')}
        rows={page.edges.map((edge) => edge.node)}
        rowKey={(row) => row.id}
        heading="asked"
        columns={[
          {
            key: 'asked',
            title: v('verificationAsked'),
            cell: (row) => t('by', { name: row.requestedBy.name, at: formatInstant(row.requestedAt) }),
          },
          {
            key: 'ended',
            title: v('verificationEnded'),
            cell: (row) => (row.endedAt === null ? '—' : formatInstant(row.endedAt)),
          },
          {
            key: 'state',
            title: v('verificationState'),
            cell: (row) => (
              <StateMark meaning={meanings[row.state]} busy={isUnderWay(row)}>
                {v(`V_${row.state}`)}
              </StateMark>
            ),
            width: 8,
          },
        ]}
      />
      <Pager
        page={page}
        pageSize={pageSize}
        shown={page.edges.length}
        after={after}
        onTurn={(turn) =>
          void navigate({
            search: (before) => ({ ...before, after: turn.after }),
            state: { trail: turn.trail },
          })
        }
      />
    </div>
  )
}
