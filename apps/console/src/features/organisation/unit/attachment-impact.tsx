import { DataTable } from '../../../ui/data-table'
import { Facts } from '../../../ui/facts'
import { formatCount } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import { usePunctuation } from '../../../ui/punctuation'
import { ScrollArea } from '../../../ui/scroll-area'
import type { AttachmentPreview } from './attachment-operations'
import { useAttachmentTexts } from './attachment-texts'
import styles from './unit.module.css'

type Value = AttachmentPreview['changes'][number]['before']

/** What an attachment, or its end, would mean, before it is confirmed: contradictions first. */
export function AttachmentImpact({ preview }: { preview: AttachmentPreview }) {
  const t = useAttachmentTexts()
  const say = useBilingual()
  const marks = usePunctuation()
  const { contradictions, settled, changes } = preview
  const told = (value: Value) =>
    value ? marks.aside(say(value.statement.valueText), value.edition.shortName) : t('none')
  return (
    <section className={styles['impact']} aria-label={t('impact')} role="status">
      <Facts
        columns={2}
        items={[
          [t('units'), formatCount(preview.units)],
          [t('day'), preview.on],
        ]}
      />
      {contradictions.length > 0 ? (
        <Notice meaning="deadline" title={t('newContradictions', { count: contradictions.length })}>
          <ul>
            {contradictions.map(({ key, title, why }) => (
              <li key={key}>{marks.colon(say(title), say(why))}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {settled.length > 0 ? (
        <p>{marks.colon(t('settled', { count: settled.length }), settled.map(say).join(marks.comma))}</p>
      ) : null}
      {changes.length > 0 ? (
        <ScrollArea label={t('changes', { count: changes.length })} className={styles['changes'] ?? ''}>
          <DataTable
            caption={t('changes', { count: changes.length })}
            heading="rule"
            rows={changes}
            rowKey={(row) => row.key}
            empty={null}
            columns={[
              { key: 'rule', title: t('rule'), cell: (row) => say(row.title), wrap: true },
              { key: 'before', title: t('before'), cell: (row) => told(row.before), wrap: true },
              { key: 'after', title: t('after'), cell: (row) => told(row.after), wrap: true },
            ]}
          />
        </ScrollArea>
      ) : (
        <p>{t('noChanges')}</p>
      )}
      <p>{t('nextRun')}</p>
    </section>
  )
}
