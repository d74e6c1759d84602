import { useNavigate, useSearch } from '@tanstack/react-router'
import { PeopleList } from './people-list'

/** The people of the unit that is chosen in the tree, and of those below it. */
export function UnitPeople({ unitId }: { unitId: string }) {
  const search = useSearch({ from: '/signed-in/organisations' })
  const navigate = useNavigate({ from: '/organisations' })
  return (
    <PeopleList
      scopeId={unitId}
      search={search}
      onFilter={(filter, replace) =>
        void navigate({ search: { unit: search.unit, list: 'people', ...filter }, replace })
      }
      onTurn={({ after, trail }) =>
        void navigate({ search: (before) => ({ ...before, after }), state: { trail } })
      }
    />
  )
}
