import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { DataTable } from '../../../ui/data-table'
import { formatCount, formatInstant, formatLimit } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Tag } from '../../../ui/meaning'
import { useRunName } from '../run-state'
import styles from './compare.module.css'
import type { After, Before } from './operations'
import { useCompareTexts } from './texts'

interface Fact {
  readonly key: string
  readonly title: string
  readonly before: string
  readonly after: string
}

/** What the two runs went by, line by line; what differs is shown, as it is the first reason for a change; what is the same, when asked for. */
export function PairFacts({ before, after }: { before: Before; after: After }) {
  const t = useCompareTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const [all, showAll] = useState(false)
  const rulebook = (run: Before | After) => {
    const name = t('edition', { name: say(run.rulebook.title), version: run.rulebook.version })
    return run.changes.length > 0 ? t('changesOf', { name, count: run.changes.length }) : name
  }
  const fact = (key: string, title: string, say: (run: Before | After) => string): Fact => ({
    key,
    title,
    before: say(before),
    after: say(after),
  })
  const facts = [
    fact('scope', t('scope'), (run) => run.scope.name),
    fact('rulebook', t('rulebook'), rulebook),
    fact('cutoff', t('cutoff'), (run) => formatLimit(run.cutoffAt)),
    fact('calendar', t('calendar'), (run) => run.seal?.calendarVersion ?? '—'),
    fact('engine', t('engine'), (run) => run.seal?.engineVersion ?? '—'),
    fact('units', t('units'), (run) => formatCount(run.counts?.units ?? 0)),
    fact('accounts', t('accounts'), (run) => formatCount(run.counts?.accounts ?? 0)),
  ]
  const head = (run: Before | After): ReactNode => (
    <Link to="/assessments/$runId" params={{ runId: run.id }}>
      {nameOf(run)} · {formatInstant(run.requestedAt)}
    </Link>
  )
  const shown = all ? facts : facts.filter((each) => each.before !== each.after)
  const same = facts.length - shown.length
  return (
    <>
      <DataTable
        caption={t('whatDiffers')}
        rows={shown}
        rowKey={(row) => row.key}
        heading="title"
        columns={[
          { key: 'title', title: t('fact'), cell: (row) => row.title, width: 10 },
          { key: 'before', title: head(before), cell: (row) => row.before },
          {
            key: 'after',
            title: head(after),
            cell: (row) => (
              <>
                {row.after} {row.before === row.after ? null : <Tag meaning="deadline">{t('differs')}</Tag>}
              </>
            ),
          },
        ]}
      />
      {same > 0 ? (
        <p className={styles['note']}>
          {t('sameFacts', { count: same })}{' '}
          <Button size="small" type="link" onClick={() => showAll(true)}>
            {t('showSame')}
          </Button>
        </p>
      ) : null}
    </>
  )
}
