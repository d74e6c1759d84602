import { Link } from '@tanstack/react-router'
import { Category } from '../../../ui/category'
import { Facts } from '../../../ui/facts'
import { formatCount } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import type { Unit } from './operations'
import { useUnitTexts } from './texts'

/** What a unit is and where it stands; who supervises it with the sentence that says why. */
export function UnitFacts({ unit }: { unit: Unit }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const { supervision } = unit
  return (
    <Facts
      columns={3}
      items={[
        [t('code'), <code key="code">{unit.code}</code>],
        [t('kind'), say(unit.kindTitle)],
        [
          t('category'),
          unit.category === null ? t('notAssessed') : <Category key="category" of={unit.category} />,
        ],
        unit.parent ? [t('parent'), <UnitLink key="parent" unit={unit.parent} />] : null,
        unit.lineParent ? [t('lineParent'), unit.lineParent.name] : null,
        unit.divisionCode ? [t('division'), <code key="division">{unit.divisionCode}</code>] : null,
        unit.residentPopulation ? [t('population'), formatCount(unit.residentPopulation)] : null,
        [t('children'), formatCount(unit.childCount)],
        [t('accounts'), formatCount(unit.accountCount)],
        [t('supervising'), supervision.organisation?.name ?? t('nobody')],
        [t('why'), say(supervision.why)],
      ]}
    />
  )
}

export function UnitLink({ unit }: { unit: { readonly id: string; readonly name: string } }) {
  return (
    <Link to="/organisations/$unitId" params={{ unitId: unit.id }}>
      {unit.name}
    </Link>
  )
}

/** What the unit was on a day. */
export function PeriodOn({ unit, on }: { unit: Unit; on: string }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const period = unit.periods.find(
    ({ fromOn, toOn }) => (fromOn === null || fromOn <= on) && (toOn === null || on < toOn),
  )
  return (
    <Notice meaning="active" role="status">
      {period
        ? t('asOfNote', {
            on,
            name: period.name,
            kind: say(period.kindTitle),
            parent: period.parent?.name ?? '—',
          })
        : t('notYet', { on })}
    </Notice>
  )
}
