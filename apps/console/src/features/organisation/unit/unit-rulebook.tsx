import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { DataTable, Named } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import { Loaded, Nothing } from '../../../ui/loaded'
import { Toolbar } from '../../../ui/page'
import { type Unit, unitRulebookQuery } from './operations'
import { useUnitTexts } from './texts'
import { UnitAttachments } from './unit-attachments'

/** What holds at a unit on a day: the books and where they are attached, each value with the book it comes from. */
export function UnitRulebookView({ unit, on }: { unit: Unit; on: string | undefined }) {
  const t = useUnitTexts()
  const say = useBilingual()
  return (
    <Loaded query={useQuery(unitRulebookQuery(unit.id, on))} lines={8}>
      {({ effectiveRulebook: rules }) => (
        <>
          <Toolbar>
            <Link to="/rulebooks/effective" search={{ unit: unit.id, on }}>
              {rules.contradictions.length > 0
                ? t('contradictions', { count: rules.contradictions.length })
                : t('fullRulebook')}
            </Link>
          </Toolbar>
          <UnitAttachments unit={unit} />
          <Toolbar>
            <strong>{t('stacked')}</strong>
          </Toolbar>
          <DataTable
            caption={t('book')}
            heading="book"
            rows={rules.layers}
            rowKey={(row) => `${row.organisation?.id} ${row.edition.id}`}
            empty={<Nothing title={t('noBooks')} />}
            columns={[
              {
                key: 'book',
                title: t('book'),
                cell: ({ edition }) => (
                  <Link to="/rulebooks/$rulebookId" params={{ rulebookId: edition.id }}>
                    {say(edition.title)}
                  </Link>
                ),
              },
              { key: 'at', title: t('attachedAt'), cell: (row) => row.organisation?.name ?? '—' },
              { key: 'from', title: t('attachedFrom'), cell: (row) => row.attachedFrom, width: 8 },
            ]}
          />
          <Toolbar>
            <strong>{t('valuesInForce')}</strong>
          </Toolbar>
          <DataTable
            caption={t('rulebook')}
            heading="rule"
            rows={rules.values}
            rowKey={(row) => row.key}
            empty={null}
            columns={[
              { key: 'rule', title: t('rule'), cell: (row) => say(row.statement.title), wrap: true },
              { key: 'value', title: t('value'), cell: (row) => say(row.statement.valueText), wrap: true },
              {
                key: 'from',
                title: t('fromBook'),
                width: 16,
                cell: (row) => (
                  <Named
                    second={row.shadowed.length > 0 ? t('shadowing', { count: row.shadowed.length }) : null}
                  >
                    {row.edition.shortName}
                  </Named>
                ),
              },
            ]}
          />
        </>
      )}
    </Loaded>
  )
}
