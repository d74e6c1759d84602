import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DataTable } from '../../../ui/data-table'
import { formatCount, formatInstant, formatLimit } from '../../../ui/format'
import { Tag } from '../../../ui/meaning'
import { useRunName } from '../run-state'
import type { After, Before } from './operations'
import { useCompareTexts } from './texts'

interface Fact {
  readonly key: string
  readonly title: string
  readonly before: string
  readonly after: string
}

/** What the two runs went by, line by line; what differs is marked, as it is the first reason for a change. */
export function PairFacts({ before, after }: { before: Before; after: After }) {
  const t = useCompareTexts()
  const nameOf = useRunName()
  const rulebook = (run: Before | After) => {
    const name = `${run.rulebook.shortName} v${run.rulebook.version}`
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
  return (
    <DataTable
      caption={t('whatDiffers')}
      rows={facts}
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
  )
}
