import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSought } from '../../ui/use-sought'
import { organisationsQuery } from './operations'
import { useOrganisationTexts } from './texts'

/** Chooses one unit within the viewer's scope, found by name or code; `known` names the present choice before anything is read. */
export function UnitPicker(props: {
  id?: string
  label: string
  value: string
  known: { readonly id: string; readonly name: string }
  onChange: (unit: { id: string; name: string }) => void
  'aria-describedby'?: string
}) {
  const t = useOrganisationTexts()
  const { typed, type, sought } = useSought()
  const units = useQuery({
    ...organisationsQuery(sought),
    placeholderData: keepPreviousData,
  })
  const found = units.data?.organisations.nodes ?? []
  const { known } = props
  const named = known.name === '' || sought || found.some((unit) => unit.id === props.value)
  const offered = named ? found : [known, ...found]
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
      options={offered.map((unit) => ({ value: unit.id, label: unit.name }))}
      onChange={(id: string) => {
        const unit = offered.find((each) => each.id === id)
        if (unit) props.onChange({ id: unit.id, name: unit.name })
        type('')
      }}
    />
  )
}
