import { useSearch } from '@tanstack/react-router'
import { Page, Panel } from '../../ui/page'
import { List } from '../lists'
import { useAccountList } from './account-list'
import { useAccountTexts } from './texts'

/** All accounts of the viewer's scope, or of the unit chosen in the tree beside them. */
export default function AccountsPage() {
  const t = useAccountTexts()
  const { unit } = useSearch({ from: '/signed-in/accounts' })
  return (
    <Page title={t('accounts')} lead={t('listLead')}>
      <Panel flush label={t('accounts')}>
        <List description={useAccountList(unit)} />
      </Panel>
    </Page>
  )
}
