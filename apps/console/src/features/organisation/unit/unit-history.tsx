import { useMutation, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../../graphql'
import { AskFirst } from '../../../ui/ask-first'
import { Category } from '../../../ui/category'
import { DataTable } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import { Nothing } from '../../../ui/loaded'
import { type Meaning, StateMark } from '../../../ui/meaning'
import { Problem, refusalOf } from '../../../ui/problem'
import { changedOperations, withdrawDocument } from './mutations'
import type { Unit } from './operations'
import { useUnitTexts } from './texts'
import styles from './unit.module.css'
import { UnitLink } from './unit-facts'

type Change = Unit['planned']['nodes'][number]

const meanings: Readonly<Record<Change['state'], Meaning>> = {
  PLANNED: 'deadline',
  DONE: 'bonus',
  WITHDRAWN: 'unknown',
  FAILED: 'veto',
}

/** What a unit was called and belonged to over time, what was decided about it, and what is yet to come. */
export function UnitHistory({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const withdraw = useMutation(gqlMutation(queryClient, withdrawDocument, changedOperations))
  return (
    <>
      <DataTable
        caption={t('history')}
        heading="name"
        rows={[...unit.periods].reverse()}
        rowKey={(row) => row.fromOn ?? ''}
        columns={[
          {
            key: 'period',
            title: t('period'),
            cell: ({ fromOn, toOn }) => `${fromOn ?? t('since')} — ${toOn ?? t('until')}`,
            width: 15,
          },
          { key: 'name', title: t('name'), cell: (row) => row.name },
          { key: 'kind', title: t('kind'), cell: (row) => say(row.kindTitle), width: 10 },
          { key: 'category', title: t('category'), cell: (row) => <Category of={row.category} />, width: 9 },
          {
            key: 'parent',
            title: t('parent'),
            cell: (row) => (row.parent ? <UnitLink unit={row.parent} /> : '—'),
          },
        ]}
      />
      <ul className={styles['timeline']} aria-label={t('timeline')}>
        {unit.planned.nodes.map((change) => (
          <li key={change.id}>
            <time dateTime={change.effectiveOn}>{change.effectiveOn}</time>
            <StateMark meaning={meanings[change.state]}>{t(change.state)}</StateMark>
            <span>
              {say(change.summary)}
              {change.reason ? ` · ${change.reason}` : ''}{' '}
              <small>{t('by', { name: change.requesterName })}</small>
            </span>
            {change.viewerCanWithdraw ? (
              <AskFirst
                question={t('withdrawAsk')}
                yes={t('yes')}
                no={t('no')}
                busy={withdraw.isPending}
                onYes={() => withdraw.mutate({ id: change.id })}
              >
                {t('withdraw')}
              </AskFirst>
            ) : null}
          </li>
        ))}
      </ul>
      {unit.planned.nodes.length === 0 ? <Nothing title={t('noChanges')} text={t('noChangesText')} /> : null}
      <Problem refusal={refusalOf(withdraw.data?.withdrawOrganisationChange)} error={withdraw.error} />
    </>
  )
}
