import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSought } from '../../../ui/use-sought'
import type { Chosen } from './draft'
import { operatorsQuery } from './operations'
import { useFormTexts } from './texts'

/** Chooses a third-party operator by name, or none. */
export function OperatorPicker(props: {
  id: string
  label: string
  value: Chosen | null
  onChange: (operator: Chosen | null) => void
  'aria-describedby'?: string
}) {
  const t = useFormTexts()
  const { value } = props
  const { typed, type, sought } = useSought()
  const operators = useQuery({ ...operatorsQuery(sought), placeholderData: keepPreviousData })
  const found: readonly Chosen[] = operators.data?.operators ?? []
  const offered = !value || sought || found.some(({ id }) => id === value.id) ? found : [value, ...found]
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      aria-describedby={props['aria-describedby']}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: type }}
      loading={operators.isFetching}
      placeholder={t('findOperator')}
      value={value?.id ?? ''}
      style={{ width: '100%' }}
      options={[
        ...(sought ? [] : [{ value: '', label: t('noOperator') }]),
        ...offered.map((operator) => ({ value: operator.id, label: operator.name })),
      ]}
      onChange={(id: string) => {
        const chosen = offered.find((each) => each.id === id)
        props.onChange(chosen ? { id: chosen.id, name: chosen.name } : null)
        type('')
      }}
    />
  )
}
