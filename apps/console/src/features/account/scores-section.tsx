import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ScoreHistory } from '../../ui/chart'
import { Named, Second } from '../../ui/data-table'
import { formatInstant, formatPoints } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Effect, Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { ScoreBar } from '../../ui/score-bar'
import { List, type ListAsk, type ListDescription, listRead, yesNoFilter } from '../lists'
import styles from './account.module.css'
import { useContentTexts } from './content-texts'
import { type ScoreRow, type ScoreSort, scoresQuery } from './operations'

/** What an account scored, run by run: a line through the years, and the table, each row of which leads to its waterfall. */
export function ScoresSection({ accountId }: { accountId: string }) {
  const t = useContentTexts()
  return (
    <Panel flush label={t('scores')}>
      <Years accountId={accountId} />
      <List description={useScoreList(accountId)} />
    </Panel>
  )
}

/** As many official runs as one page has reach back further than anybody's records. */
const years = 20

function Years({ accountId }: { accountId: string }) {
  const navigate = useNavigate()
  const { data } = useQuery(scoresQuery({ id: accountId, first: years }))
  return (
    <ScoreHistory
      scores={(data?.account?.scoreHistory.nodes ?? []).map(({ run, score }) => ({
        runId: run.id,
        year: run.year,
        score,
        superseded: run.supersededBy !== null,
      }))}
      onOpen={(runId) =>
        void navigate({ to: '/assessments/$runId/accounts/$accountId', params: { runId, accountId } })
      }
    />
  )
}

function useScoreList(accountId: string) {
  const t = useContentTexts()
  const say = useBilingual()
  const filters = {
    trials: yesNoFilter({
      label: t('trials'),
      any: t('onlyOfficial'),
      yes: t('withTrials'),
      no: t('onlyOfficial'),
    }),
  }
  /** What the list asks of the server; the export asks the same. */
  const asked = ({ filters: { trials }, sort }: ListAsk<typeof filters, ScoreSort>) => ({
    trials,
    sort: sort?.by,
    descending: sort?.descending,
  })
  return {
    key: 'account.scores',
    caption: t('scores'),
    filters,
    heading: 'run',
    rowKey: (row) => row.id,
    empty: <Nothing title={t('noScores')} text={t('noScoresText')} />,
    read: (ask) =>
      listRead(
        scoresQuery({ id: accountId, ...asked(ask), first: ask.first, after: ask.after }),
        (data) => data.account?.scoreHistory,
      ),
    download: { kind: 'account.scores', parameters: (ask) => ({ accountId, ...asked(ask) }) },
    columns: [
      {
        key: 'run',
        sort: 'YEAR',
        title: t('run'),
        width: 15,
        cell: (row) => (
          <Named
            beside={
              <>
                {row.run.kind === 'OFFICIAL' ? null : <Tag meaning="cap">{t(row.run.kind)}</Tag>}
                {row.run.supersededBy ? <Tag meaning="unknown">{t('superseded')}</Tag> : null}
              </>
            }
            second={formatInstant(row.run.requestedAt)}
          >
            <Link to="/assessments/$runId/accounts/$accountId" params={{ runId: row.run.id, accountId }}>
              {t('inYear', { year: row.run.year })}
            </Link>
          </Named>
        ),
      },
      {
        key: 'score',
        sort: 'SCORE',
        title: t('score'),
        width: 14,
        cell: (row) => (
          <span className={styles['score']}>
            <strong>{formatPoints(row.score)}</strong>
            <ScoreBar score={row.score} meaning={row.run.supersededBy ? 'unknown' : 'active'} />
          </span>
        ),
      },
      {
        key: 'deductions',
        title: t('deductions'),
        wrap: true,
        cell: (row) =>
          row.groups
            .filter(({ deduction }) => Number(deduction) !== 0)
            .map(({ group, title, deduction }) => (
              <span key={group} className={styles['group']}>
                {say(title)} <Effect points={`-${deduction}`} />
              </span>
            )),
      },
      {
        key: 'bonus',
        title: t('bonus'),
        cell: (row) => <Effect points={row.bonus} />,
        number: true,
        width: 6,
      },
      {
        key: 'rulebook',
        title: t('rulebook'),
        cell: (row) => (
          <>
            {say(row.run.rulebook.title)}
            <Second>{t('edition', { version: row.run.rulebook.version })}</Second>
          </>
        ),
        width: 15,
        wrap: true,
      },
      { key: 'host', title: t('host'), cell: (row) => row.organisation.name, width: 12, hidden: true },
    ],
  } satisfies ListDescription<ScoreRow, typeof filters, ScoreSort>
}
