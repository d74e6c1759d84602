import { List } from '../lists'
import { useAccountList } from './account-list'

/** The accounts of the unit that is chosen in the tree, and of those below it. */
export default function AccountsBelow({ unitId }: { unitId: string }) {
  return <List description={useAccountList(unitId)} />
}
