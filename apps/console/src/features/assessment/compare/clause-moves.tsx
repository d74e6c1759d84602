import { Link } from '@tanstack/react-router'
import { DataTable, Second } from '../../../ui/data-table'
import { formatCount } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Nothing } from '../../../ui/loaded'
import { Effect } from '../../../ui/meaning'
import styles from './compare.module.css'
import type { Pair } from './operations'
import { useCompareTexts } from './texts'

/** Which clauses made accounts score differently, the strongest first; the number of accounts leads to them. */
export function ClauseMoves({ runId, pair }: { runId: string; pair: Pair }) {
  const t = useCompareTexts()
  const say = useBilingual()
  return (
    <>
      <p className={styles['note']}>{t('clausesNote')}</p>
      <DataTable
        caption={t('viewClauses')}
        rows={pair.indicators}
        rowKey={(row) => row.indicator.key}
        heading="clause"
        empty={<Nothing title={t('noClauses')} />}
        columns={[
          {
            key: 'clause',
            title: t('clause'),
            cell: ({ indicator }) => (
              <>
                {say(indicator.title)}
                {indicator.source ? (
                  <Second>
                    {indicator.source.documentShortName} {indicator.source.clause}
                  </Second>
                ) : null}
              </>
            ),
          },
          {
            key: 'accounts',
            title: t('affected'),
            cell: (row) => (
              <Link
                to="/assessments/compare"
                search={{
                  base: pair.base.id,
                  run: runId,
                  tab: 'accounts',
                  indicator: row.indicator.key,
                }}
              >
                {formatCount(row.accounts)}
              </Link>
            ),
            number: true,
            width: 9,
          },
          {
            key: 'effect',
            title: t('total'),
            cell: (row) => <Effect points={row.effect} />,
            number: true,
            width: 9,
          },
        ]}
      />
    </>
  )
}
