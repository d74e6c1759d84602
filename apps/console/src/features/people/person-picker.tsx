import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { peopleQuery } from './operations'
import { usePeopleTexts } from './texts'

/** Chooses one person within the viewer's scope, found by name or login. */
export function PersonPicker(props: {
  id: string
  label: string
  value: string | undefined
  /** Somebody who is not offered. */
  except: string
  onChange: (personId: string) => void
}) {
  const t = usePeopleTexts()
  const [typed, setTyped] = useState('')
  const [sought, setSought] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const people = useQuery({
    ...peopleQuery({ search: sought || undefined, first: 20 }),
    placeholderData: keepPreviousData,
  })
  const found = people.data?.people.edges.map((edge) => edge.node) ?? []
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      loading={people.isFetching}
      placeholder={t('findPerson')}
      value={props.value}
      style={{ width: '100%' }}
      options={found
        .filter((person) => person.id !== props.except && person.state !== 'DISABLED')
        .map((person) => ({
          value: person.id,
          label: `${person.name}（${person.login}${person.organisation ? `，${person.organisation.name}` : ''}）`,
        }))}
      onChange={props.onChange}
    />
  )
}
