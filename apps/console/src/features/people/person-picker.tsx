import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { usePunctuation } from '../../ui/punctuation'
import { useSought } from '../../ui/use-sought'
import { type PersonState, peopleQuery } from './operations'
import { usePeopleTexts } from './texts'

interface Offered {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly state: PersonState
  readonly organisation: { readonly name: string } | null
}

/** Chooses one person within the viewer's scope, found by name or login. */
export function PersonPicker(props: {
  id: string
  label: string
  value: string | undefined
  /** Somebody who is not offered. */
  except?: string
  /** Names the present choice before anything is read. */
  known?: Offered | null | undefined
  /** Offers those as well who are disabled. */
  disabledToo?: boolean
  onChange: (personId: string) => void
  /** Nobody may be chosen too. */
  onClear?: () => void
}) {
  const t = usePeopleTexts()
  const marks = usePunctuation()
  const { typed, type, sought } = useSought()
  const people = useQuery({
    ...peopleQuery({ search: sought, sessions: false, first: 20 }),
    placeholderData: keepPreviousData,
  })
  const found: readonly Offered[] = people.data?.people.nodes ?? []
  const { known } = props
  const offered = !known || sought || found.some(({ id }) => id === known.id) ? found : [known, ...found]
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: type }}
      loading={people.isFetching}
      placeholder={t('findPerson')}
      value={props.value}
      style={{ width: '100%' }}
      allowClear={props.onClear !== undefined}
      onClear={props.onClear}
      options={offered
        .filter((person) => person.id !== props.except && (props.disabledToo || person.state !== 'DISABLED'))
        .map((person) => ({
          value: person.id,
          label: marks.aside(
            person.name,
            person.organisation ? `${person.login}${marks.comma}${person.organisation.name}` : person.login,
          ),
        }))}
      onChange={(id: string | undefined) => {
        if (id !== undefined) props.onChange(id)
        type('')
      }}
    />
  )
}
