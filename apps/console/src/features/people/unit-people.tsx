import { List } from '../lists'
import { usePeopleList } from './people-list'

/** The people of the unit that is chosen in the tree, and of those below it. */
export default function UnitPeople({ unitId }: { unitId: string }) {
  return <List description={usePeopleList(unitId)} />
}
