import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSought } from '../../ui/use-sought'
import { type FoundUnit, organisationsQuery } from './operations'
import { useOrganisationTexts } from './texts'
import styles from './unit-picker.module.css'

/** A unit to choose: what tells it from others of its name stands below it. */
interface Offer {
  readonly value: string
  readonly label: string
  readonly place: string
}
const offerOf = ({ id, name, code, parent }: FoundUnit): Offer => ({
  value: id,
  label: name,
  place: parent ? `${parent.name} · ${code}` : code,
})

/** Chooses one unit within the viewer's scope, found by name or code; `known` names the present choice before anything is read. */
export function UnitPicker(props: {
  id?: string
  label: string
  value: string
  known: { readonly id: string; readonly name: string }
  onChange: (unit: { id: string; name: string }) => void
  /** What to do when it is taken back; absent: it can't be. */
  onClear?: () => void
  'aria-describedby'?: string
}) {
  const t = useOrganisationTexts()
  const { typed, type, sought } = useSought()
  const units = useQuery({
    ...organisationsQuery(sought),
    placeholderData: keepPreviousData,
  })
  const found = (units.data?.organisations.nodes ?? []).map(offerOf)
  const { known } = props
  const named = known.name === '' || sought || found.some(({ value }) => value === props.value)
  const offered: readonly Offer[] = named
    ? found
    : [{ value: known.id, label: known.name, place: '' }, ...found]
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      aria-describedby={props['aria-describedby']}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: type }}
      loading={units.isFetching}
      placeholder={t('searchUnits')}
      value={props.value === '' && known.name === '' ? undefined : props.value}
      style={{ width: '100%', minWidth: '14rem' }}
      allowClear={props.onClear !== undefined}
      options={[...offered]}
      optionRender={({ label, data }) => (
        <>
          {label}
          {data.place ? <small className={styles['place']}>{data.place}</small> : null}
        </>
      )}
      onChange={(id: string | undefined) => {
        if (id === undefined) props.onClear?.()
        const unit = offered.find(({ value }) => value === id)
        if (unit) props.onChange({ id: unit.value, name: unit.label })
        type('')
      }}
    />
  )
}
