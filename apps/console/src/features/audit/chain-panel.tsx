import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { gqlMutation } from '../../graphql'
import { DataTable } from '../../ui/data-table'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Notice, StateMark, Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import styles from './audit.module.css'
import { type Chain, chainQuery, verifyAuditDocument } from './operations'
import { useAuditTexts } from './texts'

type Verification = NonNullable<Chain['lastVerification']>

const isUnderWay = (verification: Verification | null | undefined): boolean =>
  verification?.state === 'planned' || verification?.state === 'running'

/** Where the streams end, whether they were found whole, and the signed checkpoints to keep elsewhere. */
export function ChainPanel() {
  const t = useAuditTexts()
  const queryClient = useQueryClient()
  const chain = useQuery({
    ...chainQuery(),
    refetchInterval: (query) => (isUnderWay(query.state.data?.auditChain.lastVerification) ? 1500 : false),
  })
  const verify = useMutation(gqlMutation(queryClient, verifyAuditDocument, ['AuditChain', 'AuditEntries']))
  const underWay = isUnderWay(chain.data?.auditChain.lastVerification)
  return (
    <Panel
      flush
      title={t('chain')}
      extra={
        <>
          <Button
            size="small"
            href="/files/audit/checkpoint.json"
            download
            icon={<DownloadOutlined aria-hidden />}
          >
            {t('checkpoint')}
          </Button>
          <Button
            size="small"
            href="/files/audit/public-key.pem"
            download
            icon={<DownloadOutlined aria-hidden />}
          >
            {t('publicKey')}
          </Button>
          <Button
            size="small"
            type="primary"
            loading={verify.isPending || underWay}
            onClick={() => verify.mutate({})}
          >
            {t('verify')}
          </Button>
        </>
      }
    >
      <Problem refusal={refusalOf(verify.data?.verifyAudit)} error={verify.error} />
      <Loaded query={chain} lines={4}>
        {({ auditChain }) => (
          <>
            {auditChain.lastVerification ? <CheckState of={auditChain.lastVerification} /> : null}
            <Streams chain={auditChain} />
            <Checkpoints of={auditChain.checkpoints} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function CheckState({ of }: { of: Verification }) {
  const t = useAuditTexts()
  if (of.state === 'failed')
    return (
      <Notice meaning="veto" role="alert">
        {t('failed')}
      </Notice>
    )
  return (
    <div className={styles['state']} role="status">
      {isUnderWay(of) ? (
        <StateMark meaning="active" busy>
          {of.state === 'planned' ? t('planned') : t('running', { checked: formatCount(of.checked) })}
        </StateMark>
      ) : (
        <>
          <StateMark meaning={of.whole ? 'bonus' : 'veto'}>
            {t(of.whole ? 'doneWhole' : 'doneBroken')}
          </StateMark>
          <span>{t('doneAt', { at: formatInstant(of.finishedAt) })}</span>
        </>
      )}
      {of.unusableCheckpoints.length > 0 ? (
        <span>{t('unusable', { days: of.unusableCheckpoints.join(', ') })}</span>
      ) : null}
    </div>
  )
}

function Streams({ chain }: { chain: Chain }) {
  const t = useAuditTexts()
  const say = useBilingual()
  const verdicts = new Map(chain.lastVerification?.verdicts.map((verdict) => [verdict.stream, verdict]))
  // A stream that is gone has a verdict and no end.
  const rows = [
    ...chain.streams,
    ...[...verdicts.values()]
      .filter(({ stream }) => !chain.streams.some((one) => one.stream === stream))
      .map(({ stream, title }) => ({ stream, title, seq: 0, hash: '' })),
  ]
  const resultOf = (stream: string) => {
    const verdict = verdicts.get(stream)
    if (!verdict) return t('notChecked')
    if (!verdict.problem || verdict.badSeq === null) return <Tag meaning="bonus">{t('whole')}</Tag>
    return (
      <Tag meaning="veto">
        {t('bad', { seq: formatCount(verdict.badSeq), problem: say(verdict.problem) })}
      </Tag>
    )
  }
  return (
    <DataTable
      caption={t('chain')}
      rows={rows}
      rowKey={(row) => row.stream}
      heading="stream"
      columns={[
        { key: 'stream', title: t('stream'), cell: (row) => say(row.title), width: 17 },
        { key: 'count', title: t('count'), cell: (row) => formatCount(row.seq), number: true, width: 7 },
        { key: 'result', title: t('result'), cell: (row) => resultOf(row.stream), wrap: true },
        { key: 'head', title: t('head'), cell: (row) => <code>{row.hash.slice(0, 16)}…</code>, width: 13 },
      ]}
    />
  )
}

function Checkpoints({ of }: { of: Chain['checkpoints'] }) {
  const t = useAuditTexts()
  if (of.length === 0) return null
  return (
    <div className={styles['state']}>
      <div>
        <strong>{t('checkpoints')}</strong> {t('checkpointsText')}
        <ul className={styles['days']}>
          {of.map(({ day, url }) => (
            <li key={day}>
              <a href={url} download>
                {day}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
