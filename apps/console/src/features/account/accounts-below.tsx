import { List } from '../lists'
import { useAccountList } from './account-list'

/** The accounts of the unit that is chosen in the tree, and of those below it: a column less, as the tree takes its room,
 * and without what is done to many, which the page of the accounts has. */
export default function AccountsBelow({ unitId }: { unitId: string }) {
  const list = useAccountList(unitId)
  const columns = list.columns.map((column) =>
    column.key === 'waiting' ? { ...column, hidden: true } : column,
  )
  return <List description={{ ...list, columns }} />
}
