import { categoryTitle } from '@zhengmei/domain/org'
import { Facts } from '../../../ui/facts'
import { formatCount } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import type { Preview } from './operations'
import { useUnitTexts } from './texts'
import styles from './unit.module.css'

/** What a change would bring about, before it is confirmed. */
export function Impact({ preview }: { preview: Preview }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const person = (each: Preview['losing'][number]) =>
    `${each.personName} · ${say(each.roleTitle)} · ${each.orgName}`
  const book = ({ edition, organisation }: Preview['rulebooksLost'][number]) =>
    organisation ? `${edition.shortName} · ${organisation.name}` : edition.shortName
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [t('ending'), preview.ending.map(person)],
    [t('losing'), preview.losing.map(person)],
    [t('gaining'), preview.gaining.map(person)],
    [t('booksLost'), preview.rulebooksLost.map(book)],
    [t('booksGained'), preview.rulebooksGained.map(book)],
    [
      t('categories'),
      preview.categories.map(
        ({ category, units }) => `${say(categoryTitle(category))} · ${formatCount(units)}`,
      ),
    ],
    [
      t('alreadyPlanned'),
      preview.plannedChanges.map(({ effectiveOn, summary }) => `${effectiveOn} ${say(summary)}`),
    ],
  ]
  return (
    <section className={styles['impact']} aria-label={t('impact')} role="status">
      <Facts
        columns={1}
        items={[
          [t('movedUnits'), formatCount(preview.movedUnits)],
          [t('movedAccounts'), formatCount(preview.movedAccounts)],
          preview.relinedUnits > 0 ? [t('relinedUnits'), formatCount(preview.relinedUnits)] : null,
          [t('obligations'), formatCount(preview.obligations)],
          [t('peopleThere'), formatCount(preview.people)],
        ]}
      />
      {lists.map(([title, lines]) =>
        lines.length > 0 ? (
          <div key={title}>
            <strong>{title}</strong>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ) : null,
      )}
    </section>
  )
}
